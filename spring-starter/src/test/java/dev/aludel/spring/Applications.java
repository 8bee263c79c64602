package dev.aludel.spring;

import dev.aludel.postgres.PostgresDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

/** Starts applications on a test's database, with a pool of one connection. */
final class Applications {

  private final Map<String, Object> properties = new LinkedHashMap<>();

  private ResourceLoader resources = new DefaultResourceLoader();

  private Applications() {}

  static Applications on(PostgresDatabase db) {
    return new Applications()
        .with("spring.datasource.url", db.url())
        .with("spring.datasource.username", db.user())
        .with("spring.datasource.password", db.password())
        .with("spring.datasource.hikari.maximum-pool-size", "1")
        .with("spring.datasource.hikari.connection-timeout", "5000")
        .with("spring.jpa.hibernate.ddl-auto", "validate")
        .with("spring.jpa.open-in-view", "false")
        .with("spring.main.banner-mode", "off")
        .with("spring.jmx.enabled", "false")
        .with("aludel.locations", "classpath:shop/migrations");
  }

  static Applications withoutDatabase() {
    return new Applications().with("spring.main.banner-mode", "off");
  }

  Applications with(String name, String value) {
    properties.put(name, value);
    return this;
  }

  Applications without(String name) {
    properties.remove(name);
    return this;
  }

  /** Looks for classes and files there. */
  Applications with(ClassLoader classLoader) {
    resources = new DefaultResourceLoader(classLoader);
    return this;
  }

  ConfigurableApplicationContext start(Class<?>... sources) {
    return builder(sources).run(arguments());
  }

  SpringApplicationBuilder builder(Class<?>... sources) {
    return new SpringApplicationBuilder(resources, sources).web(WebApplicationType.NONE);
  }

  /** As options of the command line, which win over every file. */
  String[] arguments() {
    return properties.entrySet().stream()
        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
        .toArray(String[]::new);
  }
}
