package dev.aludel.internal.database;

import dev.aludel.internal.database.ConnectionSource.FromUrl;
import dev.aludel.internal.database.ConnectionSource.Observed;
import dev.aludel.internal.database.ConnectionSource.Reached;
import dev.aludel.setting.DatabaseUrl;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * A server whose databases are all reached in one way: a URL, of which only the database's name and
 * the session's settings change.
 *
 * @param url the JDBC URL of one of its databases
 * @param user the user, or an empty text where the URL has it
 * @param password the password, or an empty text where the URL has it or none is needed
 */
public record ServerAddress(String url, String user, String password) {

  private static final Pattern URL =
      Pattern.compile("(jdbc:postgresql:)(//[^/?]*)?/?([^/?]*)(?:\\?(.*))?", Pattern.DOTALL);

  /** Belong to the session that the URL was written for; each session here has its own. */
  private static final Set<String> OF_A_SESSION =
      Set.of("ApplicationName", "currentSchema", "options", "readOnly", "PGDBNAME");

  /**
   * The server behind a source.
   *
   * @param source where connections come from
   * @return its address; nothing where an application's data source hides it
   */
  public static Optional<ServerAddress> of(ConnectionSource source) {
    if (source instanceof Observed observed) {
      return of(observed.source());
    }
    if (source instanceof Reached reached) {
      return of(reached.source())
          .or(() -> reached.address().get().map(ConnectionSource::of).flatMap(ServerAddress::of));
    }
    return source instanceof FromUrl named
        ? Optional.of(new ServerAddress(named.url(), named.user(), named.password()))
        : Optional.empty();
  }

  /** {@return whether it listens on this machine only, as far as its name tells} */
  public boolean isLoopback() {
    Properties parsed = Driver.parseURL(url, new Properties());
    if (parsed == null) {
      return false;
    }
    if (parsed.getProperty("socketFactory", "").toLowerCase(Locale.ROOT).contains("unix")) {
      return true;
    }
    return Arrays.stream(parsed.getProperty("PGHOST", "localhost").split(","))
        .allMatch(ServerAddress::isLoopback);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Another database of the server.
   *
   * @param database its name
   * @param applicationName what its sessions call themselves
   * @param settings what they set as they begin, by name
   * @return where connections to it come from
   */
  public ConnectionSource database(
      String database, String applicationName, Map<String, String> settings) {
    return source(encoded(database), applicationName, settings);
  }

  /**
   * The database that the URL names.
   *
   * @param applicationName what its sessions call themselves
   * @return where connections to it come from
   */
  public ConnectionSource itself(String applicationName) {
    return source(parts(url).group(3), applicationName, Map.of());
  }

  private ConnectionSource source(
      String database, String applicationName, Map<String, String> settings) {
    return new ConnectionSource.FromUrl(
        written(database, applicationName, settings), user, password);
  }

  private String written(String database, String applicationName, Map<String, String> settings) {
    Matcher parts = parts(url);
    List<String> parameters = new ArrayList<>();
    if (parts.group(4) != null) {
      Arrays.stream(parts.group(4).split("&"))
          .filter(one -> !one.isEmpty() && !OF_A_SESSION.contains(one.split("=", 2)[0]))
          .forEach(parameters::add);
    }
    parameters.add("ApplicationName=" + encoded(applicationName));
    if (!settings.isEmpty()) {
      parameters.add("options=" + encoded(options(settings)));
    }
    String host = parts.group(2) == null ? "" : parts.group(2) + "/";
    return parts.group(1) + host + database + "?" + String.join("&", parameters);
  }

  private static Matcher parts(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no URL of PostgreSQL's driver");
    }
    return parts;
  }

  /** As the server's command line takes them: a backslash keeps a blank from ending a value. */
  private static String options(Map<String, String> settings) {
    List<String> options = new ArrayList<>();
    settings.forEach(
        (name, value) ->
            options.add("-c " + name + "=" + value.replace("\\", "\\\\").replace(" ", "\\ ")));
    return String.join(" ", options);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** {@return the server as messages name it: host and port, without anything secret} */
  @Override
  public String toString() {
    String host = Optional.ofNullable(parts(DatabaseUrl.shown(url)).group(2)).orElse("//localhost");
    return host.substring(host.lastIndexOf('@') + 1).replace("//", "");
  }
}
