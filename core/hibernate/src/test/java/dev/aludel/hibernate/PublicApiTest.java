package dev.aludel.hibernate;

import dev.aludel.golden.PublicApi;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What an application or an adapter can name is written down. */
class PublicApiTest {

  @Test
  void thePublicApiIsTheOneThatIsWrittenDown() throws IOException {
    PublicApi.of(HibernateModel.class, "dev.aludel.hibernate"::equals)
        .assertIsWrittenIn(
            Path.of("src/test/resources/dev/aludel/hibernate/public-api.txt"), "core/hibernate");
  }
}
