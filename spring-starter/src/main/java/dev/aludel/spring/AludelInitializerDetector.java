package dev.aludel.spring;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.env.Environment;

/** Tells Spring Boot which bean makes the schema, so that whatever uses the schema waits for it. */
final class AludelInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

  /** Behind other migration tools, before scripts that only fill tables. */
  private static final int ORDER = 10;

  /** Before JPA, which has the order 0 where scripts wait for it as for one that makes tables. */
  private static final int BEFORE_JPA = -10;

  private final boolean scriptsWaitForJpa;

  AludelInitializerDetector(Environment environment) {
    this.scriptsWaitForJpa =
        environment.getProperty("spring.jpa.defer-datasource-initialization", Boolean.class, false);
  }

  @Override
  protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
    return Set.of(AludelInitializer.class);
  }

  @Override
  public int getOrder() {
    return scriptsWaitForJpa ? BEFORE_JPA : ORDER;
  }
}
