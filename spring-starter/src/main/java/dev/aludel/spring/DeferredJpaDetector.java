package dev.aludel.spring;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DatabaseInitializerDetector;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Detects nothing, but has revisions run before JPA also where {@code
 * spring.jpa.defer-datasource-initialization} has every other initializer wait for JPA: for that
 * setting Hibernate makes the tables, and here it only validates them.
 */
final class DeferredJpaDetector implements DatabaseInitializerDetector {

  private static final String JPA = "jakarta.persistence.EntityManagerFactory";

  DeferredJpaDetector() {}

  @Override
  public Set<String> detect(ConfigurableListableBeanFactory beans) {
    return Set.of();
  }

  /** Behind Spring Boot's own, whose wish this takes back. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void detectionComplete(
      ConfigurableListableBeanFactory beans, Set<String> dataSourceInitializerNames) {
    ClassLoader loader = getClass().getClassLoader();
    if (!ClassUtils.isPresent(JPA, loader)) {
      return;
    }
    Set<String> jpa = new HashSet<>();
    for (String name :
        beans.getBeanNamesForType(ClassUtils.resolveClassName(JPA, loader), true, false)) {
      jpa.add(BeanFactoryUtils.transformedBeanName(name));
    }
    for (String name : beans.getBeanNamesForType(AludelInitializer.class, true, false)) {
      BeanDefinition definition = beans.getBeanDefinition(name);
      String[] dependencies = definition.getDependsOn();
      if (dependencies != null) {
        definition.setDependsOn(
            Arrays.stream(dependencies)
                .filter(dependency -> !jpa.contains(dependency))
                .toArray(String[]::new));
      }
    }
  }
}
