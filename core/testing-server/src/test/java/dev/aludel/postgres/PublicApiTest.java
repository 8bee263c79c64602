package dev.aludel.postgres;

import dev.aludel.golden.PublicApi;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What tests of an application can name is written down. */
class PublicApiTest {

  @Test
  void thePublicApiIsTheOneThatIsWrittenDown() throws IOException {
    PublicApi.of(PostgresExtension.class, "dev.aludel.postgres"::equals)
        .assertIsWrittenIn(
            Path.of("src/test/resources/dev/aludel/postgres/public-api.txt"),
            "core/testing-server");
  }
}
