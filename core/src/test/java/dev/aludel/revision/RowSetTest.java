package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.property.Choices;
import dev.aludel.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RowSetTest {

  @Test
  void itHoldsWhatATreeSetHolds() {
    Property.holds(
        300,
        choices -> {
          List<String> ids = choices.show("ids", choices.list(60, RowSetTest::id));
          SortedSet<String> expected = new TreeSet<>();
          RowSet actual = RowSet.copyOf(List.of());
          for (String id : ids) {
            RowSet before = actual;
            List<String> held = new ArrayList<>(before);
            if (expected.remove(id)) {
              actual = actual.without(id);
            } else {
              expected.add(id);
              actual = actual.with(id);
            }
            assertThat(actual).containsExactlyElementsOf(expected).hasSameSizeAs(expected);
            assertThat((Set<String>) actual).isEqualTo(expected).hasSameHashCodeAs(expected);
            assertThat(actual.contains(id)).isEqualTo(expected.contains(id));
            assertThat(before).containsExactlyElementsOf(held);
          }
        });
  }

  /** One letter or two, so that many are equal. */
  private static String id(Choices choices) {
    char letter = (char) ('a' + choices.nextInt(26));
    return choices.nextInt(3) == 0 ? letter + "x" : String.valueOf(letter);
  }

  @Test
  void itIsASortedSetThatCannotBeChanged() {
    RowSet rows = RowSet.copyOf(List.of("c", "a", "b"));
    assertThat(rows.first()).isEqualTo("a");
    assertThat(rows.last()).isEqualTo("c");
    assertThat(rows.headSet("b")).containsExactly("a");
    assertThat(rows.tailSet("b")).containsExactly("b", "c");
    assertThat(rows.subSet("a", "c")).containsExactly("a", "b");
    assertThat(rows.comparator()).isNull();
    assertThat(rows.with("a")).isSameAs(rows);
    assertThat(rows.without("x")).isSameAs(rows);
    assertThat(RowSet.copyOf(rows)).isSameAs(rows);
    assertThatThrownBy(() -> rows.add("d")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> rows.remove("a")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anEmptyOneHasNoEnds() {
    RowSet empty = RowSet.copyOf(List.of());
    assertThat(empty).isEmpty();
    assertThatThrownBy(empty::first).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(empty::last).isInstanceOf(NoSuchElementException.class);
  }
}
