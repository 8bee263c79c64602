package dev.aludel.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What logs and messages show of foreign data. */
class ForeignOptionsTest {

  private static final ForeignOptions OPTIONS =
      ForeignOptions.of(List.of("host 'far'", "password 'it''s \"secret\"'", "\"E e\" E'1\\\\2'"));

  @Test
  void theirTextHoldsTheirNamesAlone() {
    assertThat(OPTIONS).hasToString("[host, password, \"E e\"]");
  }

  @Test
  void theTextOfAServerHoldsNoValue() {
    ForeignServer server =
        new ForeignServer(
            ObjectId.of(ObjectKind.SERVER, "s"), "w", Optional.empty(), Optional.empty(), OPTIONS);

    assertThat(server.toString()).doesNotContain("secret", "far");
  }

  @Test
  void anotherPasswordIsADifference() {
    assertThat(ForeignOptions.of(List.of("password 'a'")))
        .isNotEqualTo(ForeignOptions.of(List.of("password 'b'")));
  }
}
