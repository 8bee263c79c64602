package dev.aludel.hibernate;

import dev.aludel.error.AutogenerateException;
import dev.aludel.schema.ServerVersion;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.spi.DelayedDropRegistryNotAvailableImpl;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/** Lets Hibernate say the DDL of a unit, without a database. */
final class HibernateDdl {

  private HibernateDdl() {}

  /**
   * The DDL of a unit that is known by its classes.
   *
   * @param unit the unit
   * @param classLoader what sees its classes and Hibernate
   * @param version the server that will run it
   * @return SQL text
   * @throws AutogenerateException where Hibernate refuses the unit
   */
  static String of(EntityUnit unit, ClassLoader classLoader, ServerVersion version) {
    return told(unit.name(), classLoader, () -> written(unit, classLoader, version));
  }

  /**
   * What Hibernate says while the classes of an application are the thread's own.
   *
   * @param name what messages call the model
   * @param classLoader what sees its classes and Hibernate
   * @param saying lets Hibernate say it
   * @return SQL text
   * @throws AutogenerateException where Hibernate refuses the unit
   */
  static String told(String name, ClassLoader classLoader, Supplier<String> saying) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classLoader);
    try {
      // The main schema is there before the model's own DDL runs.
      return saying.get().replaceAll("(?im)^(\\s*create schema) (?!if )", "$1 if not exists ");
    } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
      throw new AutogenerateException(
          "Hibernate can't make a schema of the model '%s': %s".formatted(name, reasons(e)),
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
    builder.getSettings().keySet().removeIf(OfflineSettings::isLeftOut);
    StandardServiceRegistry registry = builder.applySettings(OfflineSettings.of(version)).build();
    try {
      MetadataSources sources = new MetadataSources(registry);
      unit.classes().forEach(sources::addAnnotatedClassName);
      unit.packages().forEach(sources::addPackage);
      unit.mappingFiles().forEach(sources::addResource);
      Metadata metadata = sources.getMetadataBuilder().build();
      // Bean Validation and Envers change the metadata while the factory is built.
      SessionFactory factory = metadata.buildSessionFactory();
      try {
        return written(metadata, registry);
      } finally {
        factory.close();
      }
    } finally {
      StandardServiceRegistryBuilder.destroy(registry);
    }
  }

  /** {@return the DDL of what a factory is made from, after all that changes it} */
  static String written(Metadata metadata, ServiceRegistry registry) {
    StringWriter text = new StringWriter();
    Map<String, Object> action =
        new HashMap<>(registry.requireService(ConfigurationService.class).getSettings());
    action.keySet().removeIf(OfflineSettings::isLeftOut);
    action.putAll(OfflineSettings.writing(text));
    SchemaManagementToolCoordinator.process(
        metadata, registry, action, DelayedDropRegistryNotAvailableImpl.INSTANCE);
    return text.toString();
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
