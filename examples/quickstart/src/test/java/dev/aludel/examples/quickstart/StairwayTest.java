package dev.aludel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.testing.Stairway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every revision of the platform up, down and up again. */
@ExtendWith(PostgresExtension.class)
class StairwayTest {

  @Test
  void everyRevisionGoesUpDownAndUpAgain(PostgresDatabase database) {
    assertThat(Stairway.climb(Aludel.builder(), database).oneWay()).isEmpty();
  }
}
