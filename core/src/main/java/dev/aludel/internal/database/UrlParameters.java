package dev.aludel.internal.database;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.text.Spelling;
import dev.aludel.setting.DatabaseUrl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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

  private static final int NEAR = 2;

  private UrlParameters() {}

  /**
   * Refuses a parameter that the driver would drop.
   *
   * @param url the database
   * @throws ConfigurationException which names what to write instead
   */
  static void check(DatabaseUrl url) {
    List<String> names = names(url);
    for (PGProperty extension : EXTENSIONS) {
      if (names.contains(extension.getName())) {
        return;
      }
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

  private static List<String> names(DatabaseUrl url) {
    int question = url.jdbc().indexOf('?');
    if (question < 0) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String parameter : url.jdbc().substring(question + 1).split("&")) {
      if (!parameter.isEmpty()) {
        names.add(parameter.split("=", 2)[0]);
      }
    }
    return names;
  }

  private static Optional<PGProperty> instead(String name) {
    return ofLibpq(name)
        .or(
            () ->
                Arrays.stream(PGProperty.values())
                    .filter(property -> Spelling.distance(property.getName(), name) <= NEAR)
                    .min(
                        Comparator.comparing(
                            property -> Spelling.distance(property.getName(), name))));
  }

  /** What the driver calls a parameter that libpq knows by this name: its URLs are translated. */
  private static Optional<PGProperty> ofLibpq(String name) {
    return Stream.of(name)
        .filter(given -> !given.isEmpty())
        .flatMap(given -> names(DatabaseUrl.parse("postgres:///?" + given + "=")).stream())
        .map(PGProperty::forName)
        .filter(Objects::nonNull)
        .findFirst();
  }
}
