package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void theNearestComesFirstAndThreeAreEnough() {
    assertThat(
            Nearest.to(
                "20240101_120000",
                List.of("20240101_123456", "20240101_120099", "20240101_120001", "20240101_1200")))
        .containsExactly("20240101_120001", "20240101_1200", "20240101_120099");
  }

  @Test
  void neighboursSwappedCountOnce() {
    assertThat(Nearest.to("usres", List.of("users"))).containsExactly("users");
  }

  @Test
  void letterCaseDoesNotCount() {
    assertThat(Nearest.to("AB", List.of("ab", "ac"))).containsExactly("ab");
  }

  @Test
  void whatIsFarIsNotSuggested() {
    assertThat(Nearest.to("orders", List.of("invoices", "ord", "a"))).isEmpty();
    assertThat(Nearest.to("a", List.of("b"))).isEmpty();
  }
}
