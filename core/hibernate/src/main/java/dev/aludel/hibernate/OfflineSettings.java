package dev.aludel.hibernate;

import dev.aludel.schema.ServerVersion;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hibernate.resource.beans.container.spi.BeanContainer;

/** Which of an application's settings count where Hibernate only says DDL, and what is set so. */
final class OfflineSettings {

  private static final String BEANS = "hibernate.resource.beans.container";

  /** What opens a connection, needs a server's surroundings, or changes a database. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "hibernate.hbm2ddl.auto",
          "hibernate.hbm2ddl.import_files",
          "hibernate.hbm2ddl.import_files_sql_extractor",
          "hibernate.hbm2ddl.schema_filter_provider",
          "hibernate.multi_tenant_connection_provider",
          "hibernate.current_session_context_class",
          "hibernate.session_factory_name",
          "hibernate.bytecode.provider",
          "jakarta.persistence.jtaDataSource",
          "jakarta.persistence.nonJtaDataSource");

  private static final Set<String> LEFT_OUT_BEHIND =
      Set.of(
          "hibernate.connection.",
          "hibernate.hikari.",
          "hibernate.agroal.",
          "hibernate.cache.",
          "hibernate.transaction.",
          "hibernate.jndi.",
          "hibernate.javax.cache.",
          "hibernate.statistics.",
          "hibernate.search.",
          "jakarta.persistence.jdbc.",
          "jakarta.persistence.schema-generation.",
          "jakarta.persistence.sql-load-script",
          "jakarta.persistence.database",
          "javax.persistence.");

  private OfflineSettings() {}

  static boolean isLeftOut(String name) {
    return LEFT_OUT.contains(name) || LEFT_OUT_BEHIND.stream().anyMatch(name::startsWith);
  }

  /** {@return those settings that count, by name} */
  static Map<String, Object> kept(Map<?, ?> settings) {
    Map<String, Object> kept = new HashMap<>();
    settings.forEach(
        (name, value) -> {
          if (value != null && !isLeftOut(String.valueOf(name))) {
            kept.put(String.valueOf(name), value);
          }
        });
    kept.computeIfPresent(BEANS, (name, container) -> lasting(container));
    return kept;
  }

  /**
   * The application's beans, which make converters and listeners, go on when this Hibernate ends.
   */
  private static Object lasting(Object container) {
    if (!(container instanceof BeanContainer beans)) {
      return container;
    }
    return Proxy.newProxyInstance(
        BeanContainer.class.getClassLoader(),
        new Class<?>[] {BeanContainer.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals("stop")) {
            return null;
          }
          try {
            return method.invoke(beans, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  /** {@return what lets Hibernate believe that it knows the server} */
  static Map<String, Object> of(ServerVersion version) {
    return Map.of(
        "jakarta.persistence.database-product-name",
        "PostgreSQL",
        "jakarta.persistence.database-major-version",
        String.valueOf(version.major()),
        "jakarta.persistence.database-minor-version",
        String.valueOf(version.number() % 10000),
        "hibernate.boot.allow_jdbc_metadata_access",
        "false",
        "hibernate.temp.use_jdbc_metadata_defaults",
        "false",
        "hibernate.cache.use_second_level_cache",
        "false",
        "hibernate.cache.use_query_cache",
        "false",
        "hibernate.search.enabled",
        "false");
  }

  /** {@return what lets Hibernate write its DDL to a text and to no database} */
  static Map<String, Object> writing(java.io.Writer text) {
    return Map.of(
        "jakarta.persistence.schema-generation.database.action",
        "none",
        "jakarta.persistence.schema-generation.scripts.action",
        "create",
        "jakarta.persistence.schema-generation.scripts.create-target",
        text,
        "jakarta.persistence.create-database-schemas",
        "true",
        "hibernate.hbm2ddl.skip_default_import_file",
        "true",
        "hibernate.hbm2ddl.delimiter",
        ";");
  }
}
