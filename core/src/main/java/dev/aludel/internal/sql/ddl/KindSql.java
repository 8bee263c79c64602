package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.SchemaObject;
import java.util.List;

/**
 * How objects of one kind are made, dropped, altered and renamed.
 *
 * @param <T> the kind's record
 */
interface KindSql<T extends SchemaObject> {

  /** {@return what makes the object} */
  List<Part> create(T object, Writing writing);

  /** {@return what drops the object} */
  List<Part> drop(T object, Writing writing);

  /** {@return what turns one object into the other; only for kinds that can be altered} */
  default List<Part> alter(T before, T after, Writing writing) {
    throw new IllegalArgumentException("can't be altered in place: " + before.id());
  }

  /** {@return what renames an object away, so that another one can have its name} */
  default List<Part> rename(T before, T away, Writing writing) {
    return rename(before.id(), away.id(), writing);
  }

  /**
   * {@return the literals that altering one object into the other makes, and that no statement may
   * use before the transaction has ended}
   */
  default List<String> usableAfterCommit(T before, T after) {
    return List.of();
  }

  /** {@return what gives the object another identity} */
  default List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    throw new IllegalArgumentException("can't be renamed: " + from);
  }

  /** {@return how COMMENT ON and the like name an object: its kind's word and its name} */
  default String reference(ObjectId id, Writing writing) {
    return id.kind().name().replace('_', ' ') + " " + writing.name(id);
  }

  /** {@return how GRANT and REVOKE name an object; of a column, the table} */
  default String privilegeTarget(ObjectId id, Writing writing) {
    return reference(id, writing);
  }

  /** {@return what stands behind each privilege: of a column, its name in parentheses} */
  default String privilegeSuffix(ObjectId id) {
    return "";
  }

  /**
   * A statement about an object, such as COMMENT ON.
   *
   * @param head what stands before the object
   * @param id the object
   * @param tail what stands behind it
   * @param writing how names are written
   */
  default String about(String head, ObjectId id, String tail, Writing writing) {
    return head + " " + reference(id, writing) + " " + tail;
  }

  /** {@return a GRANT or REVOKE} */
  default String granting(Part.Granting part, Writing writing) {
    return part.head(privilegeSuffix(part.target()))
        + " "
        + privilegeTarget(part.target(), writing)
        + " "
        + part.tail();
  }
}
