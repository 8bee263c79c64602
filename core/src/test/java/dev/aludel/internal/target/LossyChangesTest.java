package dev.aludel.internal.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.operation.Operation;
import dev.aludel.schema.CompositeType;
import dev.aludel.schema.CompositeType.Attribute;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LossyChangesTest {

  @Test
  void aTypeThatTakesEveryValueIsNotNarrower() {
    assertThat(LossyChanges.narrows("integer", "bigint")).isFalse();
    assertThat(LossyChanges.narrows("character varying(5)", "character varying(9)")).isFalse();
    assertThat(LossyChanges.narrows("character varying(5)", "character varying")).isFalse();
    assertThat(LossyChanges.narrows("character varying(5)", "text")).isFalse();
    assertThat(LossyChanges.narrows("numeric(8,2)", "numeric(10,2)")).isFalse();
    assertThat(LossyChanges.narrows("integer[]", "bigint[]")).isFalse();
  }

  @Test
  void anAttributeThatGoesTakesItsValuesAlong() {
    ObjectId id = ObjectId.of(ObjectKind.TYPE, "public", "place");
    Attribute street = new Attribute("street", "text", Optional.empty());
    Attribute house = new Attribute("house", "integer", Optional.empty());
    CompositeType both = new CompositeType(id, List.of(street, house));
    CompositeType one = new CompositeType(id, List.of(house));
    LossyChanges changes = new LossyChanges(new OperationText("public"), Set.of());
    assertThat(changes.of(List.of(new Operation.Alter(both, one))))
        .containsExactly("drop the attributes 'street' of type place");
    assertThat(changes.of(List.of(new Operation.Alter(one, both)))).isEmpty();
  }

  @Test
  void aTypeThatMayRefuseAValueIsNarrower() {
    assertThat(LossyChanges.narrows("bigint", "integer")).isTrue();
    assertThat(LossyChanges.narrows("text", "character varying(9)")).isTrue();
    assertThat(LossyChanges.narrows("character varying", "character varying(9)")).isTrue();
    assertThat(LossyChanges.narrows("numeric(8,2)", "numeric(8,3)")).isTrue();
    assertThat(LossyChanges.narrows("numeric(8,2)", "numeric(9,1)")).isTrue();
    assertThat(LossyChanges.narrows("timestamp with time zone", "date")).isTrue();
    assertThat(LossyChanges.narrows("text", "integer")).isTrue();
    assertThat(LossyChanges.narrows("bigint[]", "integer[]")).isTrue();
    assertThat(LossyChanges.narrows("text[]", "text")).isTrue();
  }
}
