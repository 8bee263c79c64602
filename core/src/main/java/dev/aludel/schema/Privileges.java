package dev.aludel.schema;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What roles may do with an object, where that is not what it is born with; the owner's own rights
 * don't count.
 *
 * @param id which, with the object that it is about
 * @param grants what is granted
 * @param born what an object of this kind is born with here, default privileges included
 */
public record Privileges(ObjectId id, SortedSet<Grant> grants, SortedSet<Grant> born)
    implements SchemaObject {

  /** Copies the sets. */
  public Privileges {
    grants = new TreeSet<>(grants);
    born = new TreeSet<>(born);
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
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(id.target());
  }

  @Override
  public Privileges as(ObjectId other) {
    return new Privileges(other, grants, born);
  }
}
