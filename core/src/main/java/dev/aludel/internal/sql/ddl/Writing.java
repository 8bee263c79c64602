package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.TypeName;
import dev.aludel.schema.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How names are written, and for which server.
 *
 * @param version the server
 * @param mainSchema the schema whose objects are written bare
 * @param made the objects that the same operations make
 * @param bornAsTold whether new objects have the default privileges that the wanted schema has: the
 *     operations change none of them
 * @param replaced the types that were renamed away, by the names that they have now
 * @param ofTypes the names of columns that tables of a type get, or lose, with its attributes
 * @param successions the columns that another sequence counts for
 * @param answers what was said about rows that are there
 */
record Writing(
    ServerVersion version,
    String mainSchema,
    Set<ObjectId> made,
    boolean bornAsTold,
    Map<String, Replacement> replaced,
    Set<String> ofTypes,
    Successions successions,
    Answers answers) {

  /**
   * A type that takes the place of another one.
   *
   * @param old the type that was renamed away
   * @param made the type that has its name now
   */
  record Replacement(UserType old, UserType made) {}

  /** {@return what takes the place of a type, where one was renamed away} */
  Optional<Replacement> replacement(TypeName away) {
    return Optional.ofNullable(replaced.get(away.name()));
  }

  /** {@return whether an object is made by the same operations, so that it has no rows yet} */
  boolean makes(ObjectId id) {
    return made.contains(id);
  }

  /** {@return a name that lies in a schema: bare in the main schema, else qualified} */
  String name(String schema, String name) {
    return name(mainSchema, schema, name);
  }

  private static String name(String mainSchema, String schema, String name) {
    return schema.equals(mainSchema)
        ? Identifiers.write(name)
        : Identifiers.write(schema) + "." + Identifiers.write(name);
  }

  /** {@return the name of an object whose path is schema and name} */
  String name(ObjectId id) {
    return name(mainSchema, id);
  }

  static String name(String mainSchema, ObjectId id) {
    return name(mainSchema, id.schema(), id.name());
  }

  /** {@return the name of a routine, whose own name is already written, with its arguments} */
  String routine(ObjectId id) {
    return id.schema().equals(mainSchema) ? id.name() : bare(id.schema()) + "." + id.name();
  }

  /** {@return the name of a routine without its arguments} */
  String routineName(ObjectId id) {
    String written = routine(id);
    boolean quoted = false;
    int at = 0;
    while (quoted || written.charAt(at) != '(') {
      quoted ^= written.charAt(at) == '"';
      at++;
    }
    return written.substring(0, at);
  }

  /** {@return the name of the table that an object lies in} */
  String tableOf(ObjectId id) {
    return name(id.table().orElseThrow());
  }

  /**
   * {@return the statements that give an object another name, another schema, or both}
   *
   * @param word what ALTER calls the kind, such as {@code SEQUENCE}
   * @param from the names that it has
   * @param to the names that it gets
   */
  List<Part> renamed(String word, ObjectId from, ObjectId to) {
    List<Part> parts = new ArrayList<>();
    if (!from.name().equals(to.name())) {
      parts.add(
          new Part.Statement(
              "ALTER %s %s RENAME TO %s".formatted(word, name(from), bare(to.name()))));
    }
    if (!from.schema().equals(to.schema())) {
      parts.add(
          new Part.Statement(
              "ALTER %s %s SET SCHEMA %s"
                  .formatted(word, name(from.named(to.name())), bare(to.schema()))));
    }
    return parts;
  }

  /** {@return one name, without its schema} */
  static String bare(String name) {
    return Identifiers.write(name);
  }
}
