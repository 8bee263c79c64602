package dev.aludel.schema;

import dev.aludel.schema.Privileges.Grant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What roles may do with objects that a role makes later: {@code ALTER DEFAULT PRIVILEGES}.
 *
 * @param id which: what it is about, such as {@code TABLES}, the role and the schema, each of these
 *     two empty where there is none
 * @param role the role that makes the objects; empty for whoever works here
 * @param schema the schema that they lie in; empty for any
 * @param grants what is granted
 * @param usual what holds without it
 */
public record DefaultPrivileges(
    ObjectId id,
    Optional<String> role,
    Optional<String> schema,
    SortedSet<Grant> grants,
    SortedSet<Grant> usual)
    implements SchemaObject {

  /** Copies the sets. */
  public DefaultPrivileges {
    grants = new TreeSet<>(grants);
    usual = new TreeSet<>(usual);
  }

  /** {@return the objects that it is about, such as {@code TABLES}} */
  public String objects() {
    return id.schema();
  }

  /**
   * Whether an object that is made by whoever works here would have these.
   *
   * @param object the object
   * @return whether it would
   */
  public boolean isAbout(ObjectId object) {
    String word =
        switch (object.kind()) {
          case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> "TABLES";
          case SEQUENCE, IDENTITY_SEQUENCE -> "SEQUENCES";
          case FUNCTION, PROCEDURE, AGGREGATE -> "FUNCTIONS";
          case TYPE -> "TYPES";
          case SCHEMA -> "SCHEMAS";
          default -> "";
        };
    return role.isEmpty()
        && word.equals(objects())
        && schema.filter(one -> !one.equals(object.schema())).isEmpty();
  }

  @Override
  public boolean changesWhatIsMade() {
    return true;
  }
}
