package dev.aludel.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "3s, 3000",
    "500ms, 500",
    "5min, 300000",
    "2 min, 120000",
    "1h, 3600000",
    "24d, 2073600000",
    "250, 250",
    "0, 0",
    "1.5s, 1500",
    " 7 s , 7000",
    "2147483647, 2147483647"
  })
  void aDurationIsWrittenAsInPostgresSettings(String text, long millis) {
    assertThat(DurationText.parse(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "3 sec",
        "-1s",
        "3S",
        "1m",
        "0.1ms",
        "25d",
        "2147483648",
        "1e3",
        "3s 4ms"
      })
  void anythingElseIsNone(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }
}
