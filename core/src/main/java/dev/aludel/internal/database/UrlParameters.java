package dev.aludel.internal.database;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.text.Spelling;
import dev.aludel.setting.DatabaseUrl;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGProperty;

/**
 * The parameters of a URL: the driver drops one that it doesn't know, a misspelt {@code sslmode}
 * among them.
 */
final class UrlParameters {

  /** Classes of others, which read parameters of their own. */
  private static final List<PGProperty> EXTENSIONS =
      List.of(
          PGProperty.SOCKET_FACTORY,
          PGProperty.SSL_FACTORY,
          PGProperty.SSL_HOSTNAME_VERIFIER,
          PGProperty.SSL_PASSWORD_CALLBACK,
          PGProperty.AUTHENTICATION_PLUGIN_CLASS_NAME);

  /** libpq's names of what the driver has too. */
  private static final Map<String, PGProperty> OF_LIBPQ =
      Map.of(
          "connect_timeout", PGProperty.CONNECT_TIMEOUT,
          "application_name", PGProperty.APPLICATION_NAME,
          "fallback_application_name", PGProperty.APPLICATION_NAME,
          "gssencmode", PGProperty.GSS_ENC_MODE,
          "keepalives", PGProperty.TCP_KEEP_ALIVE,
          "krbsrvname", PGProperty.KERBEROS_SERVER_NAME,
          "load_balance_hosts", PGProperty.LOAD_BALANCE_HOSTS,
          "target_session_attrs", PGProperty.TARGET_SERVER_TYPE,
          "search_path", PGProperty.CURRENT_SCHEMA);

  private static final int NEAR = 2;

  private UrlParameters() {}

  /**
   * Refuses a parameter that the driver would drop.
   *
   * @param url the database
   * @throws ConfigurationException which names what to write instead
   */
  static void check(DatabaseUrl url) {
    int question = url.jdbc().indexOf('?');
    List<String> names =
        Arrays.stream(url.jdbc().substring(question + 1).split("&"))
            .filter(parameter -> question >= 0 && !parameter.isEmpty())
            .map(parameter -> parameter.split("=", 2)[0])
            .toList();
    if (EXTENSIONS.stream().map(PGProperty::getName).anyMatch(names::contains)) {
      return;
    }
    for (String name : names) {
      if (PGProperty.forName(name) == null) {
        throw new ConfigurationException(
            "The URL '%s' has the parameter '%s', which the driver doesn't know and would drop."
                .formatted(url, name),
            instead(name)
                .map(property -> "Write '%s'.".formatted(property.getName()))
                .orElse("Take it out of the URL."));
      }
    }
  }

  private static Optional<PGProperty> instead(String name) {
    return Optional.ofNullable(OF_LIBPQ.get(name))
        .or(
            () ->
                Arrays.stream(PGProperty.values())
                    .filter(property -> Spelling.distance(property.getName(), name) <= NEAR)
                    .min(
                        Comparator.comparing(
                            property -> Spelling.distance(property.getName(), name))));
  }
}
