package dev.aludel.architecture;

import dev.aludel.Aludel;
import dev.aludel.golden.PublicApi;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What users can name is written down, so that a change of it is seen, and meant. */
class PublicApiTest {

  @Test
  void thePublicApiIsTheOneThatIsWrittenDown() throws IOException {
    PublicApi.of(Aludel.class, name -> !name.startsWith("dev.aludel.internal"))
        .assertIsWrittenIn(
            Path.of("src/test/resources/dev/aludel/architecture/public-api.txt"), "core");
  }
}
