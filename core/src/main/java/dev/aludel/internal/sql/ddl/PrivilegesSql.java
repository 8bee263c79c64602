package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Privileges;
import dev.aludel.schema.Privileges.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code GRANT} and {@code REVOKE}; what is too much goes first. */
final class PrivilegesSql implements KindSql<Privileges> {

  /**
   * A new object is born with what default privileges give; where those change on the way, it may
   * be born without, too.
   */
  @Override
  public List<Part> create(Privileges privileges, Writing writing) {
    SortedSet<Grant> most = new TreeSet<>(privileges.usual());
    SortedSet<Grant> least = new TreeSet<>(privileges.usual());
    ObjectId target = privileges.id().target();
    boolean isPart = !target.equals(target.object());
    if (writing.bornAsTold() && writing.makes(target.object())) {
      most = privileges.born();
      least = privileges.born();
    } else if (isPart || writing.makes(target)) {
      most.addAll(privileges.born());
      least.retainAll(privileges.born());
    }
    return change(
        privileges.id(),
        without(most, privileges.grants()),
        without(privileges.grants(), least),
        Set.of());
  }

  @Override
  public List<Part> drop(Privileges privileges, Writing writing) {
    return between(privileges, privileges.usual());
  }

  @Override
  public List<Part> alter(Privileges before, Privileges after, Writing writing) {
    return between(before, after.grants());
  }

  /**
   * The owner can't revoke what another role has passed on, nor from that role as long as others
   * have it from there. So all that comes from roles that may pass it on goes, and what of it shall
   * stay is granted again.
   */
  private static List<Part> between(Privileges before, SortedSet<Grant> after) {
    SortedSet<Grant> gone = without(before.grants(), after);
    SortedSet<Grant> added = without(after, before.grants());
    Set<String> passed = before.passed().stream().map(Grant::privilege).collect(Collectors.toSet());
    passed.retainAll(gone.stream().map(Grant::privilege).collect(Collectors.toSet()));
    for (Grant grant : before.grants()) {
      boolean goesAlong = grant.grantable() || before.passed().contains(grant);
      if (passed.contains(grant.privilege()) && goesAlong) {
        gone.add(grant);
        if (after.contains(grant)) {
          added.add(grant);
        }
      }
    }
    return change(before.id(), gone, added, passed);
  }

  static SortedSet<Grant> without(SortedSet<Grant> grants, SortedSet<Grant> others) {
    SortedSet<Grant> left = new TreeSet<>(grants);
    left.removeAll(others);
    return left;
  }

  private static List<Part> change(
      ObjectId id, SortedSet<Grant> gone, SortedSet<Grant> added, Set<String> passed) {
    List<Part> parts = new ArrayList<>();
    byRole(gone)
        .forEach(
            (role, some) -> {
              boolean cascade =
                  some.get(0).grantable()
                      && some.stream().anyMatch(grant -> passed.contains(grant.privilege()));
              parts.add(part("REVOKE", some, "FROM", cascade ? " CASCADE" : "", id));
            });
    byRole(added)
        .forEach(
            (role, some) -> {
              String option = some.get(0).grantable() ? " WITH GRANT OPTION" : "";
              parts.add(part("GRANT", some, "TO", option, id));
            });
    return parts;
  }

  /** One statement for each role, and for what it may pass on. */
  static Map<String, List<Grant>> byRole(SortedSet<Grant> grants) {
    Map<String, List<Grant>> byRole = new TreeMap<>();
    grants.forEach(
        grant ->
            byRole
                .computeIfAbsent(
                    (grant.grantable() ? "1" : "0") + grant.role(), any -> new ArrayList<>())
                .add(grant));
    return byRole;
  }

  private static Part part(
      String verb, List<Grant> grants, String word, String option, ObjectId privileges) {
    String role = grants.get(0).role();
    return new Part.Granting(
        verb,
        grants.stream().map(Grant::privilege).toList(),
        privileges.target(),
        word + " " + (role.isEmpty() ? "PUBLIC" : Writing.bare(role)) + option);
  }
}
