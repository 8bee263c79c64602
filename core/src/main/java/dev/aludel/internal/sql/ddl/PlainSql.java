package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PlainObject;
import java.util.ArrayList;
import java.util.List;

/** Kinds that have nothing but a definition. */
final class PlainSql implements KindSql<PlainObject> {

  private static final String METHOD = " USING ";

  private final String word;

  /**
   * Writes one kind.
   *
   * @param word what CREATE calls it, such as {@code OPERATOR CLASS}
   */
  PlainSql(String word) {
    this.word = word;
  }

  @Override
  public String reference(ObjectId id, Writing writing) {
    return word + " " + name(id, writing);
  }

  /** What lies in no schema has a path of one; what has an access method brings it along. */
  private static String name(ObjectId id, Writing writing) {
    return switch (id.kind()) {
      case OPERATOR_FAMILY, OPERATOR_CLASS -> writing.routine(id);
      case TRANSFORM -> id.name();
      default -> id.path().size() == 1 ? Writing.bare(id.name()) : writing.name(id);
    };
  }

  @Override
  public List<Part> create(PlainObject object, Writing writing) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Statement(
            "CREATE %s%s %s%s"
                .formatted(
                    object.adjective(),
                    word,
                    newName(object.id(), writing),
                    object.definition().isEmpty() ? "" : " " + object.definition())));
    object
        .addition()
        .map(more -> "ALTER " + reference(object.id(), writing) + " " + more)
        .ifPresent(sql -> parts.add(new Part.Statement(sql)));
    return parts;
  }

  /** CREATE OPERATOR CLASS has the type between the name and the method. */
  private static String newName(ObjectId id, Writing writing) {
    String name = name(id, writing);
    return id.kind() == ObjectKind.OPERATOR_CLASS
        ? name.substring(0, name.lastIndexOf(METHOD))
        : name;
  }

  @Override
  public List<Part> drop(PlainObject object, Writing writing) {
    return List.of(new Part.Statement("DROP " + reference(object.id(), writing)));
  }
}
