package dev.aludel.examples.quickstart;

import dev.aludel.Aludel;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.testing.Models;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ModelsTest {

  @Test
  void everyChangeOfTheEntitiesHasARevision(PostgresDatabase database) throws IOException {
    Models.modelsMatchHead(Aludel.builder().settings(settings()), database);
  }

  /** Those that the command line reads. */
  private static Map<String, String> settings() throws IOException {
    Properties properties = new Properties();
    try (InputStream file = Main.class.getResourceAsStream("/aludel.properties")) {
      properties.load(file);
    }
    Map<String, String> settings = new HashMap<>();
    properties.forEach(
        (name, value) -> settings.put(name.toString().replace("aludel.", ""), value.toString()));
    return settings;
  }
}
