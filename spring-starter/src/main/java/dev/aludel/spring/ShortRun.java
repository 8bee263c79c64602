package dev.aludel.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Keeps an application small that is started for a command, or to upgrade and end: no web server,
 * and no bean that nobody asks for.
 *
 * <p>It comes after the configuration files were read, and before logging is set up.
 */
final class ShortRun implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

  ShortRun() {}

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 15;
  }

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    ConfigurableEnvironment environment = event.getEnvironment();
    if (!asked(environment)) {
      return;
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("spring.main.web-application-type", "none");
    properties.put("spring.main.lazy-initialization", "true");
    properties.put("spring.main.keep-alive", "false");
    properties.put("spring.main.banner-mode", "off");
    // The context would warn that it is taken down half-way, which is what is meant.
    properties.put("logging.level.org.springframework.context", "error");
    if (command(environment).isPresent()) {
      // What a command prints stands alone on standard output, where the console's log goes too.
      properties.put("spring.main.log-startup-info", "false");
      properties.put("logging.level.root", "warn");
      properties.put("logging.level.dev.aludel", "warn");
      // Hibernate warns that it has no connection, which is what is wanted of it here.
      properties.put("logging.level.org.hibernate", "error");
      // Without a word on it, Spring Boot would ask the database whether it is an embedded one.
      properties.put("spring.jpa.hibernate.ddl-auto", "none");
    }
    environment.getPropertySources().addFirst(new MapPropertySource("aludelShortRun", properties));
  }

  static boolean asked(ConfigurableEnvironment environment) {
    boolean enabled = !environment.getProperty("aludel.enabled", "").strip().equals("false");
    return enabled
        && (command(environment).isPresent()
            || environment.getProperty("aludel.mode", "").strip().equals("upgrade-and-exit"));
  }

  static Optional<String> command(ConfigurableEnvironment environment) {
    return Optional.ofNullable(environment.getProperty("aludel.run"));
  }
}
