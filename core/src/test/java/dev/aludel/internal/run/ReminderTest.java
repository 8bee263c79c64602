package dev.aludel.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReminderTest {

  @Test
  void itIsDueAtOnceAndAgainAfterEachInterval() {
    Reminder reminder = new Reminder(Duration.ofSeconds(10));
    List<Integer> told =
        Stream.of(0, 1, 9, 10, 11, 19, 35, 44, 45)
            .filter(seconds -> reminder.isDue(Duration.ofSeconds(seconds)))
            .toList();
    assertThat(told).containsExactly(0, 10, 35, 45);
  }
}
