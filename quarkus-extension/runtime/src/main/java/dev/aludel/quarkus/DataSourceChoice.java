package dev.aludel.quarkus;

import dev.aludel.AludelBuilder;
import dev.aludel.error.ConfigurationException;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Which connections revisions run on: the settings' own URL; else their user on the data source's
 * database; else the data source; else the URL of a reactive one.
 */
final class DataSourceChoice {

  private static final Pattern URL =
      Pattern.compile("postgres(?:ql)?://(?:([^:@/]*)(?::([^@/]*))?@)?([^?]+).*");

  private final Config config;

  DataSourceChoice(Config config) {
    this.config = config;
  }

  private record Address(String url, String user, String password) {}

  void apply(ManagedDatabase database, Map<String, String> settings, AludelBuilder builder) {
    if (settings.containsKey("url") || settings.containsKey("direct-url")) {
      return;
    }
    Optional<DataSource> pool = pool(database, settings);
    if (pool.isPresent()) {
      builder.dataSource(pool.get());
    } else {
      Address address = address(database, settings);
      builder.url(address.url(), address.user(), address.password());
    }
  }

  /** A connection there, for whoever has something to do that the library doesn't. */
  Connection open(ManagedDatabase database, Map<String, String> settings) throws SQLException {
    Optional<DataSource> pool = pool(database, settings);
    if (pool.isPresent()) {
      return pool.get().getConnection();
    }
    Address address = address(database, settings);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address.url());
    return address.user().isEmpty()
        ? source.getConnection()
        : source.getConnection(address.user(), address.password());
  }

  /** {@return whether the application itself has switched the data source off} */
  boolean switchedOff(ManagedDatabase database) {
    return property(database, "active").filter("false"::equals).isPresent();
  }

  private static Optional<DataSource> pool(ManagedDatabase database, Map<String, String> settings) {
    boolean own = settings.containsKey("url") || settings.containsKey("user");
    return own || !database.pool() ? Optional.empty() : PooledSource.find(database.name());
  }

  private Address address(ManagedDatabase database, Map<String, String> settings) {
    Address address =
        Optional.ofNullable(settings.get("url"))
            .map(DataSourceChoice::parse)
            .or(
                () ->
                    property(database, "jdbc.url")
                        .map(DataSourceChoice::parse)
                        .map(found -> as(database, found)))
            .or(() -> reactive(database).map(found -> as(database, found)))
            .orElseThrow(() -> nothing(database));
    return settings.containsKey("user")
        ? new Address(address.url(), settings.get("user"), settings.getOrDefault("password", ""))
        : address;
  }

  /**
   * What reactive clients connect to, JDBC can connect to as well; the first where it is a list.
   */
  private Optional<Address> reactive(ManagedDatabase database) {
    return property(database, "reactive.url")
        .map(text -> text.split(",")[0].strip().replaceFirst("^vertx-reactive:", ""))
        .filter(text -> URL.matcher(text).matches())
        .map(DataSourceChoice::parse);
  }

  private Address as(ManagedDatabase database, Address address) {
    return new Address(
        address.url(),
        property(database, "username").orElse(address.user()),
        property(database, "password").orElse(address.password()));
  }

  private static Address parse(String text) {
    Matcher matcher = URL.matcher(text);
    return matcher.matches()
        ? new Address(
            "jdbc:postgresql://" + matcher.group(3),
            Optional.ofNullable(matcher.group(1)).orElse(""),
            Optional.ofNullable(matcher.group(2)).orElse(""))
        : new Address(text, "", "");
  }

  private Optional<String> property(ManagedDatabase database, String name) {
    return DataSourceUtil.dataSourcePropertyKeys(dataSource(database), name).stream()
        .flatMap(key -> config.getOptionalValue(key, String.class).stream())
        .findFirst();
  }

  private static String dataSource(ManagedDatabase database) {
    return database.name().isEmpty() ? DataSourceUtil.DEFAULT_DATASOURCE_NAME : database.name();
  }

  private static ConfigurationException nothing(ManagedDatabase database) {
    String name = database.name();
    return name.isEmpty()
        ? new ConfigurationException(
            "There is no database to bring to head: no data source, and no setting 'url'.",
            "Set 'quarkus.datasource.jdbc.url' or 'quarkus.aludel.url'; or switch the extension off with 'quarkus.aludel.enabled=false'.")
        : new ConfigurationException(
            "The database '%s' has neither a data source nor a setting 'url'.".formatted(name),
            "Set 'quarkus.datasource.\"%1$s\".jdbc.url' or 'quarkus.aludel.\"%1$s\".url'."
                .formatted(name));
  }
}
