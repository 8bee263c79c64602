package dev.aludel.setting;

import dev.aludel.error.ConfigurationException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A database's URL in either spelling: JDBC's, or the {@code postgres://user:password@host/name} of
 * libpq and most hosts of databases.
 *
 * @param jdbc the URL as the driver takes it, without user and password where they were apart
 * @param user the user that the URL names
 * @param password the password that the URL holds
 */
public record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {

  private static final List<String> SCHEMES = List.of("postgres://", "postgresql://");
  private static final String JDBC = "jdbc:postgresql:";

  private static final String SOCKET = "names a Unix socket, which Java's driver doesn't take";

  private static final List<String> PLACE = List.of("host", "hostaddr", "port", "dbname");

  /** Counts only beside no other name. */
  private static final String FALLBACK_NAME = "fallback_application_name";

  /** What libpq calls otherwise than the driver does. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "connect_timeout",
          "connectTimeout",
          "application_name",
          "ApplicationName",
          FALLBACK_NAME,
          "ApplicationName",
          "channel_binding",
          "channelBinding",
          "gssencmode",
          "gssEncMode",
          "keepalives",
          "tcpKeepAlive",
          "krbsrvname",
          "kerberosServerName",
          "load_balance_hosts",
          "loadBalanceHosts",
          "search_path",
          "currentSchema",
          "target_session_attrs",
          "targetServerType");

  private static final Map<String, Map<String, String>> VALUES =
      Map.of(
          "keepalives", Map.of("1", "true", "0", "false"),
          "load_balance_hosts", Map.of("random", "true", "disable", "false"),
          "target_session_attrs",
              Map.of(
                  "read-write", "primary",
                  "read-only", "secondary",
                  "standby", "secondary",
                  "prefer-standby", "preferSecondary"));

  /**
   * Reads a URL.
   *
   * @param text the URL in either spelling
   * @return what the driver needs
   * @throws ConfigurationException where it is neither, without what is secret in it
   */
  public static DatabaseUrl parse(String text) {
    String url = text.strip();
    refuseOtherDriver(text, url);
    for (String scheme : SCHEMES) {
      if (url.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return fromUri(url, url.substring(scheme.length()));
      }
    }
    if (!url.startsWith(JDBC)) {
      throw refused(text, "is no URL of a PostgreSQL database");
    }
    int authority = JDBC.length() + "//".length();
    if (url.startsWith("//", JDBC.length())
        && url.substring(authority, endOfAuthority(url, authority)).indexOf('@') >= 0) {
      // The driver would take all of it for a host, and name it in its errors.
      return fromUri(url, url.substring(authority));
    }
    refuseOddPort(text, url);
    int question = url.indexOf('?');
    String place = question < 0 ? url : url.substring(0, question);
    refuseSemicolon(text, place);
    for (String parameter : url.substring(place.length()).replace('?', '&').split("&")) {
      int equals = parameter.indexOf('=');
      refusePlace(
          text,
          equals < 0 ? parameter : parameter.substring(0, equals),
          equals < 0 ? "" : parameter.substring(equals + 1));
    }
    return new DatabaseUrl(url, Optional.empty(), Optional.empty());
  }

  /** Where hosts and ports end: at a slash, a question mark or the end. */
  private static int endOfAuthority(String url, int from) {
    int end = from;
    while (end < url.length() && url.charAt(end) != '/' && url.charAt(end) != '?') {
      end++;
    }
    return end;
  }

  /**
   * The same with credentials that come before its own. Its password is not used for another user
   * than its own.
   *
   * @param name the user; empty for the URL's own
   * @param secret the password; empty for the URL's own
   * @return the URL with both
   */
  public DatabaseUrl as(Optional<String> name, Optional<String> secret) {
    boolean same = name.isEmpty() || user.equals(name);
    Optional<String> own = same ? password : Optional.empty();
    return new DatabaseUrl(jdbc, name.isPresent() ? name : user, secret.isPresent() ? secret : own);
  }

  private static DatabaseUrl fromUri(String text, String rest) {
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    String place = question < 0 ? rest : rest.substring(0, question);
    // A password may hold a slash or an at sign that nobody encoded; the last at sign ends it.
    int at = place.lastIndexOf('@');
    String userInfo = at < 0 ? "" : place.substring(0, at);
    String hostAndName = place.substring(at + 1);
    int slash = hostAndName.indexOf('/');
    refuseSemicolon(text, hostAndName);
    String hosts = slash < 0 ? hostAndName : hostAndName.substring(0, slash);
    String name = slash < 0 ? "" : decoded(text, hostAndName.substring(slash + 1));
    if (hosts.toUpperCase(Locale.ROOT).contains("%2F")) {
      throw refused(text, SOCKET);
    }
    int colon = userInfo.indexOf(':');
    Optional<String> user = part(text, colon < 0 ? userInfo : userInfo.substring(0, colon));
    Optional<String> password = part(text, colon < 0 ? "" : userInfo.substring(colon + 1));
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : query.split("&")) {
      int equals = parameter.indexOf('=');
      if (parameter.isEmpty()) {
        continue;
      }
      if (equals < 1) {
        throw refused(text, "has a parameter without a value");
      }
      String key = parameter.substring(0, equals);
      String value = decoded(text, parameter.substring(equals + 1));
      refusePlace(text, key, value);
      switch (key) {
        case "user" -> user = Optional.of(value);
        case "password" -> password = Optional.of(value);
        case FALLBACK_NAME ->
            parameters.putIfAbsent(PARAMETERS.getOrDefault(key, key), encoded(value));
        default ->
            parameters.put(
                PARAMETERS.getOrDefault(key, key),
                encoded(VALUES.getOrDefault(key, Map.of()).getOrDefault(value, value)));
      }
    }
    String jdbc =
        "jdbc:postgresql://"
            + (hosts.isEmpty() ? "localhost" : hosts)
            + "/"
            + encoded(name)
            + (parameters.isEmpty() ? "" : "?")
            + parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    refuseOddPort(text, jdbc);
    return new DatabaseUrl(jdbc, user, password);
  }

  /** A driver that hands on to another one: {@code jdbc:tc:postgresql:15:///app}. */
  private static void refuseOtherDriver(String text, String url) {
    String inner = ":postgresql:";
    int from = "jdbc:".length();
    int end = url.indexOf(':', from);
    if (!url.regionMatches(true, 0, "jdbc:", 0, from)
        || end < 0
        || !url.regionMatches(true, end, inner, 0, inner.length())
        || !isScheme(url, from, end)) {
      return;
    }
    String name = url.substring(from, end);
    throw name.equalsIgnoreCase("tc")
        ? new ConfigurationException(
            "The URL '"
                + shown(text)
                + "' starts a container of Testcontainers, and only its driver knows where.",
            "Start the container yourself, and give its 'getJdbcUrl()': 'jdbc:postgresql://localhost:<port>/<database>'.")
        : refused(text, "is for the driver '%s', which stands before PostgreSQL's".formatted(name));
  }

  private static boolean isScheme(String url, int from, int end) {
    for (int i = from; i < end; i++) {
      char c = url.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == from || ((c < '0' || c > '9') && "+.-".indexOf(c) < 0))) {
        return false;
      }
    }
    return end > from;
  }

  /** Other drivers' spelling: this one would look for a database of that name. */
  private static void refuseSemicolon(String text, String place) {
    int semicolon = place.indexOf(';', place.lastIndexOf('/') + 1);
    if (semicolon >= 0) {
      throw new ConfigurationException(
          "The URL '" + shown(text) + "' has a ';' behind the database's name.",
          "Write parameters behind '?', with '&' between them: 'jdbc:postgresql://host:5432/database?user=me&sslmode=require'; a ';' of the name itself is '%3B'.");
    }
  }

  /** What libpq reads there, the driver doesn't. */
  private static void refusePlace(String text, String parameter, String value) {
    if (!PLACE.contains(parameter)) {
      return;
    }
    throw refused(
        text,
        value.startsWith("/") || value.toUpperCase(Locale.ROOT).startsWith("%2F")
            ? SOCKET
            : "has the parameter '%s', which belongs before the '?'".formatted(parameter));
  }

  /** The driver writes it to a log of its own, and it may be a part of a password. */
  private static void refuseOddPort(String text, String jdbc) {
    int slash = jdbc.indexOf('/');
    if (slash < 0 || !jdbc.startsWith("//", slash)) {
      return;
    }
    int end = endOfAuthority(jdbc, slash + 2);
    int colon = jdbc.indexOf(':', slash + 2);
    while (colon >= 0 && colon < end) {
      int after = colon + 1;
      while (after < end && jdbc.charAt(after) >= '0' && jdbc.charAt(after) <= '9') {
        after++;
      }
      boolean isPort = after == end || jdbc.charAt(after) == ',';
      // Behind it, a ']' ends an IPv6 address, whose colons mean something else.
      if (!isPort && jdbc.lastIndexOf(']', end - 1) < colon) {
        throw refused(text, "has a port that is no number");
      }
      colon = jdbc.indexOf(':', colon + 1);
    }
  }

  private static Optional<String> part(String url, String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(decoded(url, text));
  }

  /** A plus sign is a plus sign here, unlike in a form's data. */
  private static String decoded(String url, String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw refused(url, "has a '%' that two hexadecimal digits don't follow");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/");
  }

  private static ConfigurationException refused(String text, String what) {
    return new ConfigurationException(
        "The URL '" + shown(text) + "' " + what + ".",
        "Write it as 'jdbc:postgresql://host:5432/database' or 'postgres://user:password@host:5432/database'.");
  }

  /**
   * A URL as it may be printed.
   *
   * @param url in either spelling
   * @return the same without what is or may be secret in it
   */
  public static String shown(String url) {
    return ShownUrl.of(url);
  }

  @Override
  public String toString() {
    return shown(jdbc);
  }
}
