package dev.aludel.spring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;

/**
 * Keeps an application small that is started for a command, or to upgrade and end: no web server,
 * and no bean that nobody asks for.
 *
 * <p>It comes after the configuration files were read, and before logging is set up.
 */
final class ShortRun implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

  private static final Set<String> TALKATIVE = Set.of("trace", "debug", "info");

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
      talkative(environment).forEach(level -> properties.put(level, "warn"));
      properties.put("logging.level.root", "warn");
      properties.put("logging.level.dev.aludel", "warn");
      // Hibernate warns that it has no connection, which is what is wanted of it here.
      properties.put("logging.level.org.hibernate", "error");
      // Without a word on it, Spring Boot would ask the database whether it is an embedded one.
      properties.put("spring.jpa.hibernate.ddl-auto", "none");
    }
    environment.getPropertySources().addFirst(new MapPropertySource("aludelShortRun", properties));
  }

  /** What the application has set to say more than warnings. */
  private static List<String> talkative(ConfigurableEnvironment environment) {
    return environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
        .filter(name -> name.startsWith("logging.level."))
        .filter(name -> TALKATIVE.contains(level(environment, name)))
        .toList();
  }

  private static String level(ConfigurableEnvironment environment, String name) {
    return String.valueOf(environment.getProperty(name)).strip().toLowerCase(Locale.ROOT);
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
