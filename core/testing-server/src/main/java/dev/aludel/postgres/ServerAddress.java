package dev.aludel.postgres;

import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a server listens and who may create databases there.
 *
 * @param beforeDatabase the URL up to a database's name
 * @param database the database to connect to when creating others
 * @param afterDatabase the URL's parameters with their question mark, or nothing
 * @param user a role that may create databases
 * @param password its password; empty where the server asks for none
 */
record ServerAddress(
    String beforeDatabase, String database, String afterDatabase, String user, String password) {

  private static final Pattern URL =
      Pattern.compile("(jdbc:postgresql:(?://[^/?]*/)?)([^/?]*)(?:\\?(.*))?");

  static ServerAddress local(String host, int port, String password) {
    return new ServerAddress(
        "jdbc:postgresql://%s:%s/".formatted(host, port), "postgres", "", "postgres", password);
  }

  /** Reads a JDBC URL that has the user and the password as parameters. */
  static ServerAddress parse(String url) {
    Matcher matcher = URL.matcher(url);
    @Nullable Properties driver = Driver.parseURL(url, new Properties());
    if (!matcher.matches() || driver == null || driver.getProperty("user") == null) {
      throw new IllegalArgumentException(
          "ALUDEL_TEST_URL is no JDBC URL with a user. It should look like"
              + " 'jdbc:postgresql://localhost:5432/postgres?user=me&password=secret'.");
    }
    String parameters =
        Arrays.stream(Optional.ofNullable(matcher.group(3)).orElse("").split("&"))
            .filter(parameter -> !parameter.matches("|(user|password)=.*"))
            .collect(Collectors.joining("&"));
    return new ServerAddress(
        matcher.group(1),
        matcher.group(2).isEmpty() ? "postgres" : matcher.group(2),
        parameters.isEmpty() ? "" : "?" + parameters,
        driver.getProperty("user"),
        driver.getProperty("password", ""));
  }

  ServerAddress withDatabase(String name) {
    return new ServerAddress(beforeDatabase, name, afterDatabase, user, password);
  }

  /** Without user and password. */
  String url() {
    return beforeDatabase + database + afterDatabase;
  }

  PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url());
    source.setUser(user);
    source.setPassword(password);
    return source;
  }
}
