package dev.aludel.cli;

import dev.aludel.golden.PublicApi;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What an application's adapter can name; the commands themselves are typed. */
class PublicApiTest {

  @Test
  void thePublicApiIsTheOneThatIsWrittenDown() throws IOException {
    PublicApi.of(Main.class, "dev.aludel.cli"::equals)
        .assertIsWrittenIn(Path.of("src/test/resources/dev/aludel/cli/public-api.txt"), "core/cli");
  }
}
