package dev.aludel.internal.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GivenNameTest {

  @Test
  void namesAreMadeAsTheServerMakesThem() {
    assertThat(GivenName.make("t", "", "pkey")).isEqualTo("t_pkey");
    assertThat(GivenName.make("t", "a_b", "key1")).isEqualTo("t_a_b_key1");
    assertThat(GivenName.make("a".repeat(60), "b".repeat(10), "idx"))
        .isEqualTo("a".repeat(48) + "_" + "b".repeat(10) + "_idx");
    assertThat(GivenName.make("a".repeat(63), "b".repeat(63), "fkey"))
        .isEqualTo("a".repeat(29) + "_" + "b".repeat(28) + "_fkey");
    // Characters of three bytes are not cut.
    assertThat(GivenName.make("表".repeat(21), "", "pkey")).isEqualTo("表".repeat(19) + "_pkey");
  }

  @Test
  void aNumberAtTheEndIsTheServersToo() {
    assertThat(GivenName.isGiven(check("t_a_check"))).isTrue();
    assertThat(GivenName.isGiven(check("t_a_check12"))).isTrue();
    assertThat(GivenName.isGiven(check("t_b_check"))).isFalse();
    assertThat(GivenName.isGiven(check("a_positive"))).isFalse();
    assertThat(
            GivenName.isGiven(
                new Index(
                    ObjectId.of(ObjectKind.INDEX, "public", "t", "t_lower_idx"),
                    ObjectKind.TABLE,
                    false,
                    "USING btree (lower(a))",
                    List.of("lower"),
                    Optional.empty())))
        .isTrue();
  }

  @Test
  void columnsOfIncludeAreCountedAsTheIndexNamesThem() {
    assertThat(GivenName.isGiven(unique("t_a_a1_b_key"))).isTrue();
    assertThat(GivenName.isGiven(unique("t_a_key"))).isFalse();
    assertThat(GivenName.isChosen(unique("t_a_a1_b_key1"), "any")).isFalse();
    assertThat(GivenName.isChosen(unique("t_a_key"), "any")).isTrue();
    assertThat(GivenName.ofPart(unique("one"), unique("other"), 0)).isEqualTo("t_a_a1_b_key");
    assertThat(GivenName.of(unique("any"), 2)).isEqualTo("t_a_a1_b_key2");
  }

  private static Constraint unique(String name) {
    return constraint(
        name, Constraint.Type.UNIQUE, "UNIQUE (a) INCLUDE (a, b)", List.of("a", "a1", "b"));
  }

  private static Constraint check(String name) {
    return constraint(name, Constraint.Type.CHECK, "CHECK ((a > 0))", List.of());
  }

  private static Constraint constraint(
      String name, Constraint.Type type, String definition, List<String> indexColumns) {
    return new Constraint(
        ObjectId.of(ObjectKind.CONSTRAINT, "public", "t", name),
        type,
        definition,
        List.of("a"),
        indexColumns,
        List.of(),
        Optional.empty(),
        true);
  }
}
