package dev.aludel.spring;

import dev.aludel.Aludel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Brings every database of the application to head before anything else uses it. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration"
    },
    beforeName = {
      "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
    })
@ConditionalOnBooleanProperty(name = "aludel.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AludelProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public class AludelAutoConfiguration {

  /** Made by Spring. */
  public AludelAutoConfiguration() {}

  @Bean
  static LazyInitializationExcludeFilter aludelLazyInitializationExcludeFilter() {
    return LazyInitializationExcludeFilter.forBeanTypes(AludelInitializer.class);
  }

  @Bean
  static ApplicationEvents aludelApplicationEvents() {
    return new ApplicationEvents();
  }

  @Bean
  @ConditionalOnMissingBean
  AludelDatabases aludelDatabases(
      ConfigurableListableBeanFactory beans, Environment environment, AludelProperties properties) {
    return new DatabaseAssembler(beans, environment, properties).assemble();
  }

  @Bean
  @ConditionalOnMissingBean
  @Nullable Aludel aludel(AludelDatabases databases) {
    return databases.names().isEmpty() ? null : databases.get("");
  }

  @Bean
  AludelInitializer aludelInitializer(
      ConfigurableListableBeanFactory beans,
      Environment environment,
      AludelDatabases databases,
      AludelProperties properties) {
    Logger log = LoggerFactory.getLogger("dev.aludel");
    new OtherTools(beans).warn(databases.all(), log);
    SchemaGeneration.warn(environment, log);
    String command = properties.command();
    return new AludelInitializer(
        databases,
        beans.getApplicationStartup(),
        () -> strategy(beans),
        command == null
            ? null
            : () ->
                new AludelCommandLine(databases, DevTools.run(beans.getBeanClassLoader()))
                    .run(command));
  }

  private static AludelStrategy strategy(ConfigurableListableBeanFactory beans) {
    return SchemaCycle.refused(
        AludelStrategy.class,
        beans,
        () ->
            beans
                .getBeanProvider(AludelStrategy.class)
                .getIfAvailable(() -> (database, aludel) -> aludel.start()));
  }
}
