package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Privileges;
import dev.aludel.schema.Privileges.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code GRANT} and {@code REVOKE}; what is too much goes first. */
final class PrivilegesSql implements KindSql<Privileges> {

  /** A new object may be born with what default privileges give, or without. */
  @Override
  public List<Part> create(Privileges privileges, Writing writing) {
    SortedSet<Grant> most = new TreeSet<>(privileges.usual());
    SortedSet<Grant> least = new TreeSet<>(privileges.usual());
    if (writing.makes(privileges.id().target())) {
      most.addAll(privileges.born());
      least.retainAll(privileges.born());
    }
    return change(
        privileges.id(),
        without(most, privileges.grants()),
        without(privileges.grants(), least),
        writing);
  }

  @Override
  public List<Part> drop(Privileges privileges, Writing writing) {
    return between(privileges.id(), privileges.grants(), privileges.usual(), writing);
  }

  @Override
  public List<Part> alter(Privileges before, Privileges after, Writing writing) {
    return between(after.id(), before.grants(), after.grants(), writing);
  }

  private static List<Part> between(
      ObjectId id, SortedSet<Grant> before, SortedSet<Grant> after, Writing writing) {
    return change(id, without(before, after), without(after, before), writing);
  }

  static SortedSet<Grant> without(SortedSet<Grant> grants, SortedSet<Grant> others) {
    SortedSet<Grant> left = new TreeSet<>(grants);
    left.removeAll(others);
    return left;
  }

  private static List<Part> change(
      ObjectId id, SortedSet<Grant> gone, SortedSet<Grant> added, Writing writing) {
    List<Part> parts = new ArrayList<>();
    byRole(gone)
        .forEach((role, some) -> parts.add(part("REVOKE", some, "FROM", role, "", id, writing)));
    byRole(added)
        .forEach(
            (role, some) -> {
              String option = some.get(0).grantable() ? " WITH GRANT OPTION" : "";
              parts.add(part("GRANT", some, "TO", role, option, id, writing));
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
      String verb,
      List<Grant> grants,
      String word,
      String key,
      String option,
      ObjectId id,
      Writing writing) {
    ObjectId target = id.target();
    boolean column = isColumn(target.kind());
    String what =
        grants.stream()
            .map(
                grant ->
                    grant.privilege() + (column ? " (" + Writing.bare(target.name()) + ")" : ""))
            .collect(Collectors.joining(", "));
    String role = key.length() == 1 ? "PUBLIC" : Writing.bare(key.substring(1));
    String head = verb + " " + what + " ON";
    String tail = word + " " + role + option;
    return column
        ? new Part.Statement(head + " TABLE " + writing.tableOf(target) + " " + tail)
        : isRelation(target.kind())
            ? new Part.Statement(head + " TABLE " + writing.name(target) + " " + tail)
            : new Part.About(head, target, tail);
  }

  private static boolean isColumn(ObjectKind kind) {
    return kind == ObjectKind.COLUMN
        || kind == ObjectKind.VIEW_COLUMN
        || kind == ObjectKind.FOREIGN_COLUMN;
  }

  /** GRANT calls each of them a table. */
  private static boolean isRelation(ObjectKind kind) {
    return kind == ObjectKind.VIEW
        || kind == ObjectKind.MATERIALIZED_VIEW
        || kind == ObjectKind.FOREIGN_TABLE
        || kind == ObjectKind.TABLE;
  }
}
