package dev.aludel.quarkus;

import dev.aludel.golden.PublicApi;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What an application can name of the adapter, and Quarkus itself. */
class PublicApiTest {

  @Test
  void thePublicApiIsTheOneThatIsWrittenDown() throws IOException {
    PublicApi.of(AludelDatabases.class, "dev.aludel.quarkus"::equals)
        .assertIsWrittenIn(
            Path.of("src/test/resources/dev/aludel/quarkus/public-api.txt"),
            "quarkus-extension/runtime");
  }
}
