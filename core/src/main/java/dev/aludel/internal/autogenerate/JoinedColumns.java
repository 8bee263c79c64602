package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A text that joins tables {@code USING} a column is read once other columns are gone that could
 * bear its name.
 */
final class JoinedColumns {

  private final Schema before;
  private final Schema after;

  JoinedColumns(Schema before, Schema after) {
    this.before = before;
    this.after = after;
  }

  /** Orders such texts behind columns that go. */
  void order(
      Map<ObjectId, OperationGraph.Node> drops,
      Map<ObjectId, OperationGraph.Node> makes,
      OperationGraph graph) {
    makes.forEach(
        (id, node) -> {
          if (joins(after.find(id).orElseThrow())) {
            for (ObjectId table : tables(id)) {
              before.parts(table).stream()
                  .filter(part -> part.kind() == ObjectKind.COLUMN && !letsGo(id, part))
                  .forEach(column -> graph.prefer(drops.get(column), node));
            }
          }
        });
  }

  private static boolean joins(SchemaObject object) {
    return object.texts().stream().anyMatch(text -> text.text().contains(" USING ("));
  }

  private Set<ObjectId> tables(ObjectId id) {
    Set<ObjectId> tables = new TreeSet<>();
    for (Schema.Dependency need : after.needs(id)) {
      tables.add(need.on().kind() == ObjectKind.TABLE ? need.on() : need.on().table().orElse(id));
    }
    return tables;
  }

  /** Whether a column goes once the text no longer names it. */
  private boolean letsGo(ObjectId id, ObjectId column) {
    return before.needs(id).stream().anyMatch(need -> need.on().equals(column));
  }
}
