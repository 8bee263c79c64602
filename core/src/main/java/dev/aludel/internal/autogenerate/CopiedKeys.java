package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.Map;

/**
 * A foreign key to a partitioned table makes further ones, to each partition, under names that the
 * server gives. A constraint that shall have such a name is made before.
 */
final class CopiedKeys {

  private final Schema after;
  private final Map<ObjectId, OperationGraph.Node> makes;
  private final OperationGraph graph;

  CopiedKeys(Schema after, Map<ObjectId, OperationGraph.Node> makes, OperationGraph graph) {
    this.after = after;
    this.makes = makes;
    this.graph = graph;
  }

  /** Orders the constraints of each table. */
  void order() {
    makes.forEach(
        (id, node) -> {
          if (after.find(id).orElseThrow() instanceof Constraint key && isCopied(after, key)) {
            for (ObjectId other : after.parts(id.table().orElseThrow())) {
              if (!other.equals(id) && takesNameOf(key, other)) {
                graph.prefer(makes.get(other), node);
              }
            }
          }
        });
  }

  /**
   * Whether the names of a key's copies are in the way of its own new name, or of another one that
   * shall have its old name: then it is made again, with its copies.
   */
  static boolean keepsFromRenaming(Schema before, Schema after, ObjectId old, ObjectId made) {
    return before.find(old).orElseThrow() instanceof Constraint key
        && isCopied(before, key)
        && (GivenName.isGiven(key.as(made)) || after.find(old).isPresent());
  }

  private static boolean isCopied(Schema schema, Constraint key) {
    return key.type() == Constraint.Type.FOREIGN_KEY
        && schema.needs(key.id()).stream()
            .flatMap(need -> need.on().table().stream())
            .flatMap(table -> schema.find(table).stream())
            .anyMatch(table -> table instanceof Table whole && whole.partitionKey().isPresent());
  }

  /** Of two keys that are copied, the one with the lower number comes first, as it has before. */
  private boolean takesNameOf(Constraint key, ObjectId other) {
    return after.find(other).orElseThrow() instanceof Constraint constraint
        && GivenName.isGiven(key.as(other))
        && !(isCopied(after, constraint)
            && GivenName.isGiven(constraint.as(key.id()))
            && isLower(key.id().name(), other.name()));
  }

  private static boolean isLower(String name, String other) {
    return name.length() < other.length()
        || (name.length() == other.length() && name.compareTo(other) < 0);
  }
}
