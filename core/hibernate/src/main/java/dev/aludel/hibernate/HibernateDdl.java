package dev.aludel.hibernate;

import dev.aludel.error.AutogenerateException;
import dev.aludel.schema.ServerVersion;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.tool.schema.spi.DelayedDropRegistryNotAvailableImpl;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/** Lets Hibernate say the DDL of a unit, without a database. */
final class HibernateDdl {

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

  private HibernateDdl() {}

  /**
   * The DDL of a unit.
   *
   * @param unit the unit
   * @param classLoader what sees its classes and Hibernate
   * @param version the server that will run it
   * @return SQL text
   * @throws AutogenerateException where Hibernate refuses the unit
   */
  static String of(EntityUnit unit, ClassLoader classLoader, ServerVersion version) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classLoader);
    try {
      return written(unit, classLoader, version);
    } catch (RuntimeException | LinkageError e) {
      throw new AutogenerateException(
          "Hibernate can't make a schema of the model '%s': %s".formatted(unit.name(), reasons(e)),
          "Repair the mapping, or set what it needs with 'models.hibernate.properties.<name>'.",
          e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String written(EntityUnit unit, ClassLoader classLoader, ServerVersion version) {
    BootstrapServiceRegistry bootstrap =
        new BootstrapServiceRegistryBuilder().applyClassLoader(classLoader).build();
    StandardServiceRegistryBuilder builder =
        new StandardServiceRegistryBuilder(bootstrap).applySettings(unit.settings());
    // Hibernate has read a hibernate.properties of its own before.
    builder.getSettings().keySet().removeIf(HibernateDdl::isLeftOut);
    StandardServiceRegistry registry = builder.applySettings(offline(version)).build();
    try {
      MetadataSources sources = new MetadataSources(registry);
      unit.classes().forEach(sources::addAnnotatedClassName);
      unit.packages().forEach(sources::addPackage);
      unit.mappingFiles().forEach(sources::addResource);
      Metadata metadata = sources.getMetadataBuilder().build();
      // Bean Validation and Envers change the metadata while the factory is built.
      SessionFactory factory = metadata.buildSessionFactory();
      try {
        StringWriter text = new StringWriter();
        Map<String, Object> action = new HashMap<>(registrySettings(registry));
        action.put("jakarta.persistence.schema-generation.scripts.action", "create");
        action.put("jakarta.persistence.schema-generation.scripts.create-target", text);
        action.put("jakarta.persistence.create-database-schemas", "true");
        action.put("hibernate.hbm2ddl.delimiter", ";");
        SchemaManagementToolCoordinator.process(
            metadata, registry, action, DelayedDropRegistryNotAvailableImpl.INSTANCE);
        // The main schema is there before the model's own DDL runs.
        return text.toString().replaceAll("(?im)^(\\s*create schema) (?!if )", "$1 if not exists ");
      } finally {
        factory.close();
      }
    } finally {
      StandardServiceRegistryBuilder.destroy(registry);
    }
  }

  private static Map<String, Object> registrySettings(StandardServiceRegistry registry) {
    return registry
        .requireService(org.hibernate.engine.config.spi.ConfigurationService.class)
        .getSettings();
  }

  private static boolean isLeftOut(String name) {
    return LEFT_OUT.contains(name) || LEFT_OUT_BEHIND.stream().anyMatch(name::startsWith);
  }

  private static Map<String, Object> offline(ServerVersion version) {
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
        "false");
  }

  /** What was thrown, and why, each said once. */
  private static String reasons(Throwable thrown) {
    StringBuilder said = new StringBuilder();
    for (Throwable one = thrown; one != null; one = one.getCause()) {
      String message = one.getMessage() == null ? one.getClass().getName() : one.getMessage();
      if (said.indexOf(message) < 0) {
        said.append(said.isEmpty() ? "" : " Caused by: ").append(message);
      }
    }
    return said.toString();
  }
}
