package dev.aludel.internal.autogenerate;

import dev.aludel.operation.Operation;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The renaming of constraints and indexes that differ in nothing but their name, and of sequences
 * that the same column owns, in an order in which no name is taken before it is free.
 */
final class Renames {

  /** What an object is called for a moment where two objects change names with each other. */
  private static final String FOR_A_MOMENT = "aludel_renamed_";

  private final Map<ObjectId, ObjectId> names;

  private final Schema after;

  private Renames(Map<ObjectId, ObjectId> names, Schema after) {
    this.names = names;
    this.after = after;
  }

  static Renames between(Schema before, Schema after) {
    Map<ObjectId, ObjectId> names = MatchedObjects.between(before, after);
    names.putAll(OwnedSequences.between(before, after));
    names
        .entrySet()
        .removeIf(
            entry -> CopiedKeys.keepsFromRenaming(before, after, entry.getKey(), entry.getValue()));
    // The name's present owner may be one that is no twin: then both are made again.
    boolean dropped;
    do {
      dropped =
          names
              .entrySet()
              .removeIf(
                  entry ->
                      before.find(entry.getValue()).isPresent()
                          && !names.containsKey(entry.getValue()));
    } while (dropped);
    return new Renames(names, after);
  }

  /** {@return the schema as it is once all are renamed} */
  Schema applied(Schema before) {
    return OwnedSequences.renamed(before, names, after);
  }

  /** {@return the operations, in order} */
  List<Operation.Rename> operations() {
    List<Operation.Rename> operations = new ArrayList<>();
    Map<ObjectId, ObjectId> left = new TreeMap<>(names);
    while (!left.isEmpty()) {
      Map.Entry<ObjectId, ObjectId> next =
          left.entrySet().stream()
              .filter(entry -> !left.containsKey(entry.getValue()))
              .findFirst()
              .orElse(null);
      if (next == null) {
        ObjectId first = left.keySet().iterator().next();
        ObjectId moment = first.named(FOR_A_MOMENT + operations.size());
        operations.add(new Operation.Rename(first, moment));
        left.put(moment, left.remove(first));
      } else {
        operations.add(new Operation.Rename(next.getKey(), next.getValue()));
        left.remove(next.getKey());
      }
    }
    return operations;
  }
}
