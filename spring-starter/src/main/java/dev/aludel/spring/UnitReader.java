package dev.aludel.spring;

import dev.aludel.hibernate.HibernateModel;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Reads the persistence units of the application, as its own configuration sets them up: whatever
 * Spring would give to Hibernate, the model gives to it.
 */
final class UnitReader {

  /** What a provider is given to make the factory of a bean. */
  private record Told(
      String bean, PersistenceProvider provider, PersistenceUnitInfo unit, Map<?, ?> properties) {}

  private UnitReader() {}

  /** {@return the units of an application that goes on} */
  static List<EntityUnit> started(ConfigurableListableBeanFactory beans) {
    List<Told> told = new ArrayList<>();
    for (String name : names(beans)) {
      LocalContainerEntityManagerFactoryBean factory =
          beans.getBean(name, LocalContainerEntityManagerFactoryBean.class);
      told.add(
          new Told(
              name,
              Objects.requireNonNull(factory.getPersistenceProvider()),
              Objects.requireNonNull(factory.getPersistenceUnitInfo()),
              factory.getJpaPropertyMap()));
    }
    return units(told);
  }

  /**
   * The units of an application that ends when the command is done. Its EntityManagerFactories are
   * set up to the moment where Hibernate would make them.
   */
  static List<EntityUnit> notStarted(ConfigurableListableBeanFactory beans) {
    List<Told> told = new ArrayList<>();
    beans.addBeanPostProcessor(
        new BeanPostProcessor() {
          @Override
          public Object postProcessBeforeInitialization(Object bean, String name) {
            if (bean instanceof LocalContainerEntityManagerFactoryBean factory) {
              factory.setBootstrapExecutor(null);
              factory.setPersistenceProvider(noting(name, factory, told));
            }
            return bean;
          }
        });
    for (String name : names(beans)) {
      // What makes the schema isn't waited for: it is what runs this command. The merged definition
      // is another object where something has begun to ask for the bean.
      String plain = BeanFactoryUtils.transformedBeanName(name);
      beans.getBeanDefinition(plain).setDependsOn((String[]) null);
      beans.getMergedBeanDefinition(plain).setDependsOn((String[]) null);
      beans.getBean(name);
    }
    return units(told);
  }

  private static List<String> names(ConfigurableListableBeanFactory beans) {
    return Arrays.stream(
            beans.getBeanNamesForType(LocalContainerEntityManagerFactoryBean.class, true, false))
        .toList();
  }

  private static PersistenceProvider provider(LocalContainerEntityManagerFactoryBean factory) {
    PersistenceProvider own = factory.getPersistenceProvider();
    return own == null
        ? Objects.requireNonNull(factory.getJpaVendorAdapter()).getPersistenceProvider()
        : own;
  }

  private static List<EntityUnit> units(List<Told> told) {
    return told.stream()
        .map(
            one -> {
              String name = Objects.requireNonNull(one.unit().getPersistenceUnitName());
              String title = told.size() == 1 ? "hibernate" : "hibernate:" + name;
              return new EntityUnit(
                  name,
                  HibernateModel.of(title, one.provider(), one.unit(), texts(one.properties())),
                  dataSource(one.unit()));
            })
        .toList();
  }

  private static Map<String, Object> texts(Map<?, ?> properties) {
    Map<String, Object> named = new LinkedHashMap<>();
    properties.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }

  private static @Nullable DataSource dataSource(PersistenceUnitInfo unit) {
    return unit.getNonJtaDataSource() == null
        ? unit.getJtaDataSource()
        : unit.getNonJtaDataSource();
  }

  /** In place of a provider: notes what it is given, and makes nothing. */
  private static PersistenceProvider noting(
      String name, LocalContainerEntityManagerFactoryBean factory, List<Told> told) {
    PersistenceProvider provider = provider(factory);
    Class<? extends EntityManagerFactory> made =
        factory.getJpaVendorAdapter() == null
            ? EntityManagerFactory.class
            : factory.getJpaVendorAdapter().getEntityManagerFactoryInterface();
    return standIn(
        PersistenceProvider.class,
        (method, arguments) -> {
          if (!method.equals("createContainerEntityManagerFactory")) {
            throw new IllegalStateException("The application only runs a command: " + method);
          }
          told.add(
              new Told(
                  name,
                  provider,
                  (PersistenceUnitInfo) arguments[0],
                  (Map<?, ?>) Objects.requireNonNullElse(arguments[1], Map.of())));
          return standIn(made, UnitReader::none);
        });
  }

  private static @Nullable Object none(String method, Object[] arguments) {
    if (method.equals("close")) {
      return null;
    }
    throw new IllegalStateException(
        "The application only runs a command, and has no EntityManagerFactory.");
  }

  private static <T> T standIn(
      Class<T> type, BiFunction<String, Object[], @Nullable Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  case "toString" -> "none: the application only runs a command";
                  default -> answer.apply(method.getName(), arguments);
                }));
  }
}
