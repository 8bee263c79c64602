package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.operation.Operation;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is to be renamed, since that can't be told from two schemas. */
final class Renames {

  private final String mainSchema;
  private final List<Operation> up = new ArrayList<>();

  /**
   * Begins without any.
   *
   * @param mainSchema the schema that names without one are in
   */
  Renames(String mainSchema) {
    this.mainSchema = mainSchema;
  }

  /**
   * Reads a rename and finds what it names.
   *
   * @param text the rename as {@code [kind:]name=new name}; without a kind it is a column
   * @param schema the schema as it is after the renames before this one
   * @return the rename
   * @throws AutogenerateException where it names nothing
   */
  Operation add(String text, Schema schema) {
    int equals = text.indexOf('=');
    int colon = text.indexOf(':');
    boolean kinded = colon > 0 && colon < equals;
    Optional<ObjectKind> kind = kind(kinded ? text.substring(0, colon) : "column");
    if (equals < 1 || equals == text.length() - 1 || kind.isEmpty()) {
      throw new AutogenerateException(
          "'--rename %s' can't be read.".formatted(text),
          "Write it as 'table:old=new', 'table.old_column=new_column' or 'index:old=new'.");
    }
    List<String> old = List.of(text.substring(kinded ? colon + 1 : 0, equals).split("\\."));
    ObjectId from = find(kind.get(), old, schema, text);
    String[] now = text.substring(equals + 1).split("\\.");
    List<String> path = new ArrayList<>(from.path());
    for (int i = 1; i <= Math.min(now.length, path.size()); i++) {
      path.set(path.size() - i, now[now.length - i]);
    }
    Operation rename = new Operation.Rename(from, new ObjectId(from.kind(), path));
    up.add(rename);
    return rename;
  }

  private static Optional<ObjectKind> kind(String word) {
    for (ObjectKind kind : ObjectKind.values()) {
      if (kind.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private ObjectId find(ObjectKind kind, List<String> name, Schema schema, String text) {
    List<String> inMain = new ArrayList<>(name);
    inMain.add(0, mainSchema);
    List<ObjectId> found =
        schema.ids().stream()
            .filter(id -> id.kind() == kind)
            .filter(id -> id.path().equals(name) || id.path().equals(inMain) || isLast(id, name))
            .collect(Collectors.toList());
    if (found.size() != 1) {
      throw new AutogenerateException(
          found.isEmpty()
              ? "'--rename %s' names no %s that the revisions make.".formatted(text, kind.word())
              : "'--rename %s' names %s of them: %s.".formatted(text, found.size(), found),
          "Renames are done in their order. Write the name as it is by then, with its table and, outside '%s', its schema."
              .formatted(mainSchema));
    }
    return found.get(0);
  }

  /** An index or a constraint may be named without its table. */
  private boolean isLast(ObjectId id, List<String> name) {
    return id.kind() != ObjectKind.COLUMN
        && name.size() == 1
        && id.path().size() == 3
        && id.schema().equals(mainSchema)
        && id.name().equals(name.get(0));
  }

  List<Operation> up() {
    return Collections.unmodifiableList(up);
  }

  /** {@return the way back, last first} */
  List<Operation> down() {
    List<Operation> down = new ArrayList<>();
    up.forEach(operation -> down.add(0, operation.inverse().orElseThrow()));
    return down;
  }
}
