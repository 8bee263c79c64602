package dev.aludel.spring.boot4;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.spring.ZooContract;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The zoo on Spring Boot 4 and Hibernate 7. */
class ZooPostgresTest extends ZooContract {

  ZooPostgresTest(PostgresDatabase db) {
    super(db, Zoo.class, "boot4.sql");
  }

  /** Its entities lie elsewhere. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EntityScan("dev.aludel.hibernate.zoo")
  static class Zoo {

    @Bean
    static HibernatePropertiesCustomizer instants(Environment environment) {
      return properties ->
          properties.put(
              "hibernate.type.preferred_instant_jdbc_type",
              environment.getProperty("zoo.instants", "TIMESTAMP_UTC"));
    }

    @Bean
    static HibernatePropertiesCustomizer tenants() {
      return properties -> properties.put("hibernate.tenant_identifier_resolver", new Somebody());
    }
  }

  /** There is one. */
  static final class Somebody implements CurrentTenantIdentifierResolver<String> {
    @Override
    public String resolveCurrentTenantIdentifier() {
      return "somebody";
    }

    @Override
    public boolean validateExistingCurrentSessions() {
      return false;
    }
  }
}
