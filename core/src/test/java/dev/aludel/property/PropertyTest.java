package dev.aludel.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PropertyTest {

  @Test
  void whatAlwaysHoldsIsTriedAsOftenAsIsSaid() {
    List<Integer> seen = new ArrayList<>();
    Property.holds(200, 1, choices -> seen.add(choices.nextInt(1000)));
    assertThat(seen).hasSize(200);
    assertThat(seen.stream().distinct().count()).isGreaterThan(100);
  }

  @Test
  void aFailureTellsTheSeedAndTheSmallestValues() {
    assertThatThrownBy(
            () ->
                Property.holds(
                    1000,
                    42,
                    choices -> {
                      List<Integer> list =
                          choices.show("list", choices.list(20, each -> each.nextInt(1000)));
                      assertThat(list).allMatch(number -> number < 700);
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Daludel.test.seed=42 repeats it.")
        .hasMessageContaining("list = [700]\n");
  }

  @Test
  void whatPrecedesTheReasonIsLeftOut() {
    assertThatThrownBy(
            () ->
                Property.holds(
                    1000,
                    7,
                    choices -> {
                      List<String> letters = new ArrayList<>(choices.list(9, each -> "x"));
                      letters.addAll(choices.list(12, each -> each.of(List.of("a", "b", "c"))));
                      choices.show("letters", letters);
                      assertThat(String.join("", letters)).doesNotContain("bc");
                    }))
        .hasMessageContaining("letters = [b, c]\n");
  }

  @Test
  void theSameSeedMakesTheSameValues() {
    List<List<Integer>> once = new ArrayList<>();
    List<List<Integer>> twice = new ArrayList<>();
    Property.holds(50, 3, drawsInto(once));
    Property.holds(50, 3, drawsInto(twice));
    assertThat(twice).isEqualTo(once);
  }

  private static Consumer<Choices> drawsInto(List<List<Integer>> lists) {
    return choices -> lists.add(choices.list(9, each -> each.nextInt(1, 50)));
  }

  @Test
  void aPropertyThatLeavesNearlyEverythingOutFails() {
    assertThatCode(() -> Property.holds(500, 5, choices -> choices.assume(choices.nextBoolean())))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> Property.holds(500, 5, choices -> choices.assume(choices.nextInt(100) == 0)))
        .hasMessageMatching("Only \\d of 500 tries were not left out \\(seed 5\\)");
  }

  @Test
  void textHasLettersAndSignsOfAllKinds() {
    StringBuilder all = new StringBuilder();
    Property.holds(500, 9, choices -> all.append(choices.text(40)));
    assertThat(all.chars().anyMatch(c -> c < ' ')).isTrue();
    assertThat(all.chars().anyMatch(Character::isLetter)).isTrue();
    assertThat(all.chars().anyMatch(c -> c > 0x3000)).isTrue();
    assertThat(all.chars().anyMatch(c -> Character.isSurrogate((char) c))).isTrue();
  }
}
