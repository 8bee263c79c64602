package dev.aludel.setting;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL as it may be printed: the one place that takes secrets out of it.
 *
 * <p>It keeps what it knows to be harmless and hides everything else, so that no spelling of a
 * secret has to be known: {@code user:password@}, parameters behind {@code ?}, {@code &} or {@code
 * ;}, percent-encoded names, forms of other drivers, and what is no URL at all.
 */
final class ShownUrl {

  private static final String HIDDEN = "***";

  private static final Pattern FORM =
      Pattern.compile(
          "(?i)(?<scheme>(?:jdbc:)?[a-z][a-z0-9+.-]*://|jdbc:(?:[a-z][a-z0-9+.-]*:)+(?://)?)(?<rest>.*)",
          Pattern.DOTALL);

  private static final String HOST = "(?:[\\w.%-]*|\\[[0-9a-fA-F:.%]*\\])(?::\\d*)?";

  /** Hosts with their ports, then the database. */
  private static final Pattern PLACE =
      Pattern.compile(HOST + "(?:," + HOST + ")*(?:/[\\w.%+$ -]*)?");

  private static final Pattern USER = Pattern.compile("[\\w.%+-]*");

  private static final Pattern WELL_FORMED =
      Pattern.compile("[^?;]*(?:[?;&](?:[\\w.%-]+=[^?;&@]*)?)*");

  /** What the driver and libpq take, and nobody need hide; in lower case. */
  private static final Set<String> HARMLESS =
      Set.of(
          "adaptivefetch",
          "allowencodingchanges",
          "application_name",
          "applicationname",
          "assumeminserverversion",
          "autosave",
          "binarytransfer",
          "canceltimeout",
          "channel_binding",
          "channelbinding",
          "connect_timeout",
          "connecttimeout",
          "currentschema",
          "defaultrowfetchsize",
          "fallback_application_name",
          "gssencmode",
          "hostrecheckseconds",
          "keepalives",
          "load_balance_hosts",
          "loadbalancehosts",
          "logintimeout",
          "prepareonlytwice",
          "preferquerymode",
          "preparedstatementcachequeries",
          "preparethreshold",
          "readonly",
          "receivebuffersize",
          "rewritebatchedinserts",
          "sendbuffersize",
          "sockettimeout",
          "ssl",
          "sslcert",
          "sslfactory",
          "sslkey",
          "sslmode",
          "sslnegotiation",
          "sslrootcert",
          "stringtype",
          "target_session_attrs",
          "targetservertype",
          "tcpkeepalive",
          "tcpnodelay",
          "user");

  private ShownUrl() {}

  static String of(String url) {
    Matcher form = FORM.matcher(url.strip());
    if (!form.matches()) {
      return HIDDEN;
    }
    String rest = form.group("rest");
    int parameters = firstParameter(rest);
    String place = rest.substring(0, parameters);
    String query = rest.substring(parameters);
    if (!WELL_FORMED.matcher(rest).matches()) {
      // An '@' behind a '?' or ';' may end a password that holds one.
      int at = rest.lastIndexOf('@');
      if (at >= parameters) {
        return form.group("scheme") + HIDDEN + place("@" + rest.substring(at + 1));
      }
    }
    return form.group("scheme") + place(place) + parameters(query);
  }

  private static int firstParameter(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if (rest.charAt(i) == '?' || rest.charAt(i) == ';') {
        return i;
      }
    }
    return rest.length();
  }

  private static String place(String place) {
    int at = place.lastIndexOf('@');
    String hosts = place.substring(at + 1);
    return (at < 0 ? "" : credentials(place.substring(0, at)) + "@")
        + (PLACE.matcher(hosts).matches() ? hosts : HIDDEN);
  }

  private static String credentials(String text) {
    int colon = text.indexOf(':');
    String user = colon < 0 ? text : text.substring(0, colon);
    if (!USER.matcher(user).matches()) {
      return HIDDEN;
    }
    return colon < 0 ? user : user + ":" + HIDDEN;
  }

  private static String parameters(String query) {
    StringBuilder shown = new StringBuilder();
    int from = 0;
    while (from < query.length()) {
      int end = from + 1;
      while (end < query.length() && "?&;".indexOf(query.charAt(end)) < 0) {
        end++;
      }
      shown.append(query.charAt(from)).append(parameter(query.substring(from + 1, end)));
      from = end;
    }
    return shown.toString();
  }

  private static String parameter(String parameter) {
    int equals = parameter.indexOf('=');
    if (parameter.isEmpty()) {
      return "";
    }
    if (equals < 0) {
      return HIDDEN;
    }
    String name = parameter.substring(0, equals);
    if (HARMLESS.contains(name.toLowerCase(Locale.ROOT))) {
      return parameter;
    }
    return (USER.matcher(name).matches() ? name : HIDDEN) + "=" + HIDDEN;
  }
}
