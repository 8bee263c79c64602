package dev.aludel.hibernate;

import dev.aludel.schema.ServerVersion;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A persistence unit as a container gives it to Hibernate, without its database. */
final class ContainerUnit {

  private static final String WITHOUT_CONNECTION =
      "org.hibernate.engine.jdbc.connections.internal.UserSuppliedConnectionProviderImpl";

  private ContainerUnit() {}

  static String ddl(
      String name,
      PersistenceProvider provider,
      PersistenceUnitInfo unit,
      Map<String, ?> properties,
      ServerVersion version) {
    ClassLoader classLoader =
        Optional.ofNullable(unit.getClassLoader())
            .or(() -> Optional.ofNullable(Thread.currentThread().getContextClassLoader()))
            .orElseGet(ContainerUnit.class::getClassLoader);
    return HibernateDdl.told(name, classLoader, () -> written(provider, unit, properties, version));
  }

  /**
   * The factory writes the DDL while it is built, after Bean Validation and Envers had their say.
   */
  private static String written(
      PersistenceProvider provider,
      PersistenceUnitInfo unit,
      Map<String, ?> properties,
      ServerVersion version) {
    StringWriter text = new StringWriter();
    Map<String, Object> settings = OfflineSettings.kept(properties);
    settings.putAll(OfflineSettings.of(version));
    settings.putAll(OfflineSettings.writing(text));
    // What hibernate.properties may say of connections and lasting things is overruled.
    settings.put("hibernate.hbm2ddl.auto", "none");
    settings.put("hibernate.connection.provider_class", WITHOUT_CONNECTION);
    settings.put("hibernate.transaction.coordinator_class", "jdbc");
    settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    // Listeners of entities hear of nothing here, and may need what waits for the schema.
    settings.put("hibernate.jpa_callbacks.enabled", "false");
    EntityManagerFactory factory =
        provider.createContainerEntityManagerFactory(withoutDatabase(unit), settings);
    factory.close();
    return text.toString();
  }

  /** As it is, with every interface that a provider may look for, but on no data source. */
  private static PersistenceUnitInfo withoutDatabase(PersistenceUnitInfo unit) {
    return (PersistenceUnitInfo)
        Proxy.newProxyInstance(
            unit.getClass().getClassLoader(),
            interfaces(unit.getClass()).toArray(Class<?>[]::new),
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getJtaDataSource", "getNonJtaDataSource", "addTransformer" -> null;
                  case "getProperties" -> kept(unit.getProperties());
                  default -> {
                    try {
                      yield method.invoke(unit, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  }
                });
  }

  private static Set<Class<?>> interfaces(@Nullable Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> one = type; one != null; one = one.getSuperclass()) {
      all.addAll(Arrays.asList(one.getInterfaces()));
    }
    return all;
  }

  private static Properties kept(@Nullable Properties properties) {
    Properties kept = new Properties();
    kept.putAll(properties == null ? new HashMap<>() : OfflineSettings.kept(properties));
    return kept;
  }
}
