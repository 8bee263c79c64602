package dev.aludel.spring;

import dev.aludel.Aludel;
import dev.aludel.error.ConfigurationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
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
    new OtherTools(beans).warn(databases.all(), LoggerFactory.getLogger("dev.aludel"));
    String command = properties.off() ? null : properties.run();
    return new AludelInitializer(
        databases,
        beans.getApplicationStartup(),
        () -> strategy(beans),
        command == null
            ? null
            : () -> new AludelCommandLine(beans, environment, properties).run(command));
  }

  private static AludelStrategy strategy(ConfigurableListableBeanFactory beans) {
    try {
      return beans
          .getBeanProvider(AludelStrategy.class)
          .getIfAvailable(() -> (database, aludel) -> aludel.start());
    } catch (BeansException e) {
      if (SchemaCycle.isBehind(e)) {
        ConfigurationException cycle =
            new ConfigurationException(
                "The bean '%s' is an AludelStrategy and needs what waits until it has run: JPA, a JdbcTemplate, a DSLContext or the like."
                    .formatted(
                        String.join("', '", beans.getBeanNamesForType(AludelStrategy.class))),
                "Let it use the Aludel that it is given, or a DataSource.");
        cycle.addSuppressed(e);
        throw cycle;
      }
      throw e;
    }
  }
}
