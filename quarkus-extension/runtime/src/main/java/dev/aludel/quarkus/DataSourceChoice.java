package dev.aludel.quarkus;

import dev.aludel.AludelBuilder;
import dev.aludel.error.ConfigurationException;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/**
 * Which connections revisions run on: the settings' own URL; else their user on the data source's
 * database; else the data source; else the URL of a reactive one.
 */
final class DataSourceChoice {

  private final Config config;

  DataSourceChoice(Config config) {
    this.config = config;
  }

  void apply(ManagedDatabase database, Map<String, String> settings, AludelBuilder builder) {
    if (settings.containsKey("url") || settings.containsKey("direct-url")) {
      return;
    }
    Optional<String> user = Optional.ofNullable(settings.get("user"));
    if (user.isPresent()) {
      String url = ownUrl(database).orElseThrow(() -> nothing(database));
      builder.url(url, user.get(), settings.getOrDefault("password", ""));
      return;
    }
    Optional<DataSource> pool =
        database.pool() ? PooledSource.find(database.name()) : Optional.empty();
    if (pool.isPresent()) {
      builder.dataSource(pool.get());
    } else {
      builder.url(
          reactiveUrl(database).orElseThrow(() -> nothing(database)),
          property(database, "username").orElse(""),
          property(database, "password").orElse(""));
    }
  }

  /** {@return whether the application itself has switched the data source off} */
  boolean switchedOff(ManagedDatabase database) {
    return property(database, "active").filter("false"::equals).isPresent();
  }

  private Optional<String> ownUrl(ManagedDatabase database) {
    return property(database, "jdbc.url").or(() -> reactiveUrl(database));
  }

  /**
   * What reactive clients connect to, JDBC can connect to as well; the first where it is a list.
   */
  private Optional<String> reactiveUrl(ManagedDatabase database) {
    return property(database, "reactive.url")
        .map(text -> text.split(",")[0].strip().replaceFirst("^vertx-reactive:", ""))
        .filter(url -> url.matches("postgres(ql)?://.+"))
        .map(url -> url.replaceFirst("^postgres(ql)?://([^@/]*@)?", "jdbc:postgresql://"))
        .map(url -> url.replaceFirst("\\?.*", ""));
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
