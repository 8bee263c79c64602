package dev.aludel.testing;

import dev.aludel.golden.PublicApi;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What tests of an application can name is written down. */
class PublicApiTest {

  @Test
  void thePublicApiIsTheOneThatIsWrittenDown() throws IOException {
    PublicApi.of(Stairway.class, "dev.aludel.testing"::equals)
        .assertIsWrittenIn(
            Path.of("src/test/resources/dev/aludel/testing/public-api.txt"), "core/testing");
  }
}
