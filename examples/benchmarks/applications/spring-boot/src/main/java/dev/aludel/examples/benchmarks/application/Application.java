package dev.aludel.examples.benchmarks.application;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Starts, asks its database one question, and ends. */
@SpringBootApplication
public class Application {

  public static void main(String[] arguments) {
    SpringApplication.run(Application.class, arguments);
  }

  @Bean
  ApplicationRunner asksOnce(JdbcClient database) {
    return arguments -> database.sql("SELECT 1").query(Integer.class).single();
  }
}
