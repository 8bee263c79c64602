package dev.aludel.spring;

import dev.aludel.golden.PublicApi;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What an application can name of the adapter, and Spring itself. */
class PublicApiTest {

  @Test
  void thePublicApiIsTheOneThatIsWrittenDown() throws IOException {
    PublicApi.of(AludelProperties.class, name -> name.startsWith("dev.aludel.spring"))
        // They extend what only Boot 4 has; these tests run beside Boot 3.
        .without("dev.aludel.spring.actuate.Boot4")
        .assertIsWrittenIn(
            Path.of("src/test/resources/dev/aludel/spring/public-api.txt"), "spring-starter");
  }
}
