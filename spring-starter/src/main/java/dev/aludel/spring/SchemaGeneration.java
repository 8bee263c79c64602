package dev.aludel.spring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Hibernate's own way to make tables, which makes them behind the revisions' back. */
final class SchemaGeneration {

  private static final List<String> SETTINGS =
      List.of(
          "spring.jpa.hibernate.ddl-auto",
          "spring.jpa.properties.hibernate.hbm2ddl.auto",
          "spring.jpa.properties.jakarta.persistence.schema-generation.database.action");

  private static final List<String> HARMLESS = List.of("", "none", "validate");

  private SchemaGeneration() {}

  /** Warns where it is switched on in an application with entities. */
  static void warn(Environment environment, Logger log) {
    if (!ClassUtils.isPresent(
        "org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean",
        SchemaGeneration.class.getClassLoader())) {
      return;
    }
    for (String setting : SETTINGS) {
      Optional.ofNullable(environment.getProperty(setting))
          .map(value -> value.strip().toLowerCase(Locale.ROOT))
          .filter(value -> !HARMLESS.contains(value))
          .ifPresent(
              value ->
                  log.warn(
                      "Aludel and Hibernate both make tables: '{}={}'. Hibernate leaves no trace of what it changes, so the revisions no longer make what is there."
                          + " Set it to 'validate', and let 'revision --autogenerate' write what the entities want.",
                      setting,
                      value));
    }
  }
}
