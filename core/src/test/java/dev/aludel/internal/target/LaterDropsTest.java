package dev.aludel.internal.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.Column;
import dev.aludel.schema.CompositeType;
import dev.aludel.schema.CompositeType.Attribute;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Schema.Dependency;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaterDropsTest {

  private static final ObjectId TYPE = ObjectId.of(ObjectKind.TYPE, "public", "place");
  private static final ObjectId TABLE = ObjectId.of(ObjectKind.TABLE, "public", "places");

  @Test
  void aTypeKeepsTheAttributesThatItsTablesKeepAsColumns() {
    Schema there = typedTable("street", "house");
    Schema wanted = typedTable("house", "town");

    Schema kept = LaterDrops.keeping(there, wanted, Set.of(column("street")));

    assertThat(kept.find(column("street"))).isPresent();
    assertThat(kept.all(CompositeType.class))
        .containsExactly(new CompositeType(TYPE, attributes("street", "house", "town")));
  }

  private static Schema typedTable(String... columns) {
    List<SchemaObject> objects = new ArrayList<>();
    objects.add(new CompositeType(TYPE, attributes(columns)));
    objects.add(
        new Table(
            TABLE, false, Optional.empty(), Optional.of("place"), Optional.empty(), List.of()));
    for (String name : columns) {
      objects.add(
          new Column(
              column(name),
              objects.size() - 1,
              "text",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Column.Storage.USUAL,
              Optional.empty(),
              true,
              true));
    }
    return Schema.of(objects, Map.of(TABLE, Set.of(new Dependency(TYPE, false))));
  }

  private static ObjectId column(String name) {
    return ObjectId.of(ObjectKind.COLUMN, "public", "places", name);
  }

  private static List<Attribute> attributes(String... names) {
    return List.of(names).stream()
        .map(name -> new Attribute(name, "text", Optional.empty()))
        .toList();
  }
}
