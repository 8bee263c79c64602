package dev.aludel.spring.actuate;

import dev.aludel.spring.AludelAutoConfiguration;
import dev.aludel.spring.AludelDatabases;
import dev.aludel.spring.AludelProperties;
import dev.aludel.spring.DatabaseListenerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds what the actuator tells of the databases, as far as it and Micrometer are there. */
@AutoConfiguration(
    after = AludelAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.availability.AvailabilityProbesAutoConfiguration",
      "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration"
    })
@ConditionalOnBean(AludelDatabases.class)
public class AludelActuatorAutoConfiguration {

  private static final String ENABLED = "management.health.aludel.enabled";

  /** Made by Spring. */
  public AludelActuatorAutoConfiguration() {}

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(Endpoint.class)
  static class Reports {
    /** The clock is the bean 'aludelClock', which tests turn; else the real time. */
    @Bean
    DatabaseReports aludelDatabaseReports(
        AludelDatabases databases, @Qualifier("aludelClock") ObjectProvider<Clock> clock) {
      return new DatabaseReports(databases, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    @ConditionalOnAvailableEndpoint(AludelEndpoint.class)
    AludelEndpoint aludelEndpoint(
        DatabaseReports reports, AludelDatabases databases, AludelProperties properties) {
      return new AludelEndpoint(reports, databases, properties);
    }

    @Bean
    @ConditionalOnAvailableEndpoint(
        endpoint = AludelEndpoint.class,
        exposure = EndpointExposure.WEB)
    AludelWebEndpoint aludelWebEndpoint(AludelEndpoint endpoint) {
      return new AludelWebEndpoint(endpoint);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(InfoContributor.class)
  static class InfoPart {
    @Bean
    @ConditionalOnBooleanProperty(name = "management.info.aludel.enabled", matchIfMissing = true)
    AludelInfo aludelInfoContributor(DatabaseReports reports) {
      return new AludelInfo(reports);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
  @ConditionalOnBooleanProperty(name = ENABLED, matchIfMissing = true)
  static class Boot3Health {
    @Bean
    Boot3HealthIndicator aludelHealthIndicator(DatabaseReports reports) {
      return new Boot3HealthIndicator(reports);
    }

    @Bean
    static Boot3ReadinessGroup aludelReadinessGroup() {
      return new Boot3ReadinessGroup();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  @ConditionalOnBooleanProperty(name = ENABLED, matchIfMissing = true)
  static class Boot4Health {
    @Bean
    Boot4HealthIndicator aludelHealthIndicator(DatabaseReports reports) {
      return new Boot4HealthIndicator(reports);
    }

    @Bean
    static Boot4ReadinessGroup aludelReadinessGroup() {
      return new Boot4ReadinessGroup();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({MeterRegistry.class, Endpoint.class})
  static class Meters {
    @Bean
    AludelMeters aludelMeters(DatabaseReports reports) {
      return new AludelMeters(reports);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ObservationRegistry.class)
  static class Observations {
    @Bean
    DatabaseListenerFactory aludelObservations(ObjectProvider<ObservationRegistry> registry) {
      return database ->
          new ObservedRevisions(() -> Optional.ofNullable(registry.getIfAvailable()), database);
    }
  }
}
