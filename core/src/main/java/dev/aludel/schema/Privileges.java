package dev.aludel.schema;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What roles may do with an object, where that, or what a new one would be born with, is not usual;
 * the owner's own rights don't count, and who granted something doesn't either.
 *
 * @param id which, with the object that it is about
 * @param grants what is granted
 * @param passed what of that was granted by roles that may pass it on, and not by the owner
 * @param born what a new object of this kind is born with here, default privileges included
 * @param usual what the server gives to an object of this kind by itself
 */
public record Privileges(
    ObjectId id,
    SortedSet<Grant> grants,
    SortedSet<Grant> passed,
    SortedSet<Grant> born,
    SortedSet<Grant> usual)
    implements SchemaObject {

  /** Copies the sets. */
  public Privileges {
    grants = new TreeSet<>(grants);
    passed = new TreeSet<>(passed);
    born = new TreeSet<>(born);
    usual = new TreeSet<>(usual);
  }

  /**
   * One privilege of one role.
   *
   * @param role the role's name; empty for {@code PUBLIC}
   * @param privilege such as {@code SELECT}
   * @param grantable whether the role may pass it on
   */
  public record Grant(String role, String privilege, boolean grantable)
      implements Comparable<Grant> {
    @Override
    public int compareTo(Grant other) {
      int order = role.compareTo(other.role);
      order = order != 0 ? order : Boolean.compare(grantable, other.grantable);
      return order != 0 ? order : privilege.compareTo(other.privilege);
    }

    /** {@return the privilege as people say it: {@code SELECT to reader}} */
    @Override
    public String toString() {
      return privilege
          + " to "
          + (role.isEmpty() ? "PUBLIC" : role)
          + (grantable ? " with grant option" : "");
    }
  }

  /** {@return whether it grants what the server gives by itself, in spite of default privileges} */
  public boolean areUsual() {
    return grants.equals(usual);
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(id.target().object());
  }

  @Override
  public Privileges as(ObjectId other) {
    return new Privileges(other, grants, passed, born, usual);
  }
}
