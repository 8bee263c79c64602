package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which object: its kind and the names that lead to it.
 *
 * <p>A table is {@code [schema, table]}, what belongs to a table {@code [schema, table, name]}, a
 * function {@code [schema, name(argument types)]}. What is said about another object, such as a
 * comment, has that object's kind and path for its own.
 *
 * @param kind the kind of object
 * @param path the names as the catalogue has them, never empty
 */
public record ObjectId(ObjectKind kind, List<String> path) implements Comparable<ObjectId> {

  /** Copies the path. */
  public ObjectId {
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("an object has a name");
    }
  }

  /**
   * An object by the names that lead to it.
   *
   * @param kind the kind of object
   * @param path the names as the catalogue has them
   * @return its identity
   */
  public static ObjectId of(ObjectKind kind, String... path) {
    return new ObjectId(kind, List.of(path));
  }

  /**
   * What is said about another object.
   *
   * @param kind the kind of what is said, such as a comment
   * @param target the object that it is said about
   * @return its identity
   */
  public static ObjectId on(ObjectKind kind, ObjectId target) {
    List<String> path = new ArrayList<>();
    path.add(target.kind().name());
    path.addAll(target.path());
    return new ObjectId(kind, path);
  }

  /** {@return the object that this one is said about; see {@link #on}} */
  public ObjectId target() {
    return new ObjectId(ObjectKind.valueOf(path.get(0)), path.subList(1, path.size()));
  }

  /**
   * {@return the object that this is, or the one whose inner part it is where that is no object of
   * its own}
   */
  public ObjectId object() {
    return switch (kind) {
      case ATTRIBUTE, MULTIRANGE -> new ObjectId(ObjectKind.TYPE, path.subList(0, 2));
      case FOREIGN_COLUMN -> new ObjectId(ObjectKind.FOREIGN_TABLE, path.subList(0, 2));
      case IDENTITY_SEQUENCE, NOT_NULL -> new ObjectId(ObjectKind.COLUMN, path);
      case CONSTRAINT_INDEX -> new ObjectId(ObjectKind.CONSTRAINT, path);
      default -> this;
    };
  }

  /** {@return the object's own name, the last of the path} */
  public String name() {
    return path.get(path.size() - 1);
  }

  /** {@return the first name of the path: the schema of everything that lies in one} */
  public String schema() {
    return path.get(0);
  }

  /** {@return the table that a path of three names leads through} */
  public Optional<ObjectId> table() {
    return path.size() == 3 && kind != ObjectKind.DEFAULT_PRIVILEGES
        ? Optional.of(of(ObjectKind.TABLE, path.get(0), path.get(1)))
        : Optional.empty();
  }

  /**
   * The same place with another last name.
   *
   * @param name the new name
   * @return its identity
   */
  public ObjectId named(String name) {
    List<String> renamed = new ArrayList<>(path);
    renamed.set(renamed.size() - 1, name);
    return new ObjectId(kind, renamed);
  }

  @Override
  public int compareTo(ObjectId other) {
    int byKind = kind.compareTo(other.kind);
    for (int i = 0; byKind == 0 && i < Math.min(path.size(), other.path.size()); i++) {
      byKind = path.get(i).compareTo(other.path.get(i));
    }
    return byKind != 0 ? byKind : Integer.compare(path.size(), other.path.size());
  }

  /** {@return kind and dotted path, for messages: {@code table shop.orders}} */
  @Override
  public String toString() {
    return kind.word() + " " + String.join(".", path);
  }
}
