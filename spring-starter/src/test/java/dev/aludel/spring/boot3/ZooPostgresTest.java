package dev.aludel.spring.boot3;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.spring.ZooContract;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The zoo on Spring Boot 3.5 and Hibernate 6.6. */
class ZooPostgresTest extends ZooContract {

  ZooPostgresTest(PostgresDatabase db) {
    super(db, Zoo.class, "boot3.sql");
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
