package dev.aludel.spring;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Tells Spring Boot which bean makes the schema, so that whatever uses the schema waits for it. */
final class AludelInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

  /** Behind other migration tools, before scripts that only fill tables. */
  private static final int ORDER = 10;

  AludelInitializerDetector() {}

  @Override
  protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
    return Set.of(AludelInitializer.class);
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
