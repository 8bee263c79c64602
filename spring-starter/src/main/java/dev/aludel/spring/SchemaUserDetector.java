package dev.aludel.spring;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDependsOnDatabaseInitializationDetector;
import org.springframework.util.ClassUtils;

/** Beans that need the schema, and that Spring Boot doesn't know to. */
final class SchemaUserDetector extends AbstractBeansOfTypeDependsOnDatabaseInitializationDetector {

  private static final List<String> TYPES =
      List.of(
          "org.springframework.r2dbc.core.DatabaseClient",
          "org.springframework.data.r2dbc.core.R2dbcEntityOperations",
          "org.springframework.integration.jdbc.store.JdbcChannelMessageStore",
          "org.springframework.integration.jdbc.store.JdbcMessageStore",
          "org.springframework.integration.jdbc.metadata.JdbcMetadataStore",
          "org.springframework.integration.jdbc.lock.LockRepository",
          "org.springframework.modulith.events.core.EventPublicationRepository",
          "org.springframework.security.provisioning.JdbcUserDetailsManager",
          "org.springframework.security.web.authentication.rememberme.JdbcTokenRepositoryImpl",
          "org.apache.ibatis.session.SqlSessionFactory",
          "org.jdbi.v3.core.Jdbi",
          "net.javacrumbs.shedlock.core.LockProvider",
          "com.github.kagkarlsson.scheduler.Scheduler");

  SchemaUserDetector() {}

  @Override
  protected Set<Class<?>> getDependsOnDatabaseInitializationBeanTypes() {
    Set<Class<?>> types = new HashSet<>();
    ClassLoader loader = getClass().getClassLoader();
    for (String type : TYPES) {
      if (ClassUtils.isPresent(type, loader)) {
        types.add(ClassUtils.resolveClassName(type, loader));
      }
    }
    return types;
  }
}
