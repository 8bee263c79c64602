package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.DefaultPrivileges;
import dev.aludel.schema.Privileges.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** {@code ALTER DEFAULT PRIVILEGES}. */
final class DefaultPrivilegesSql implements KindSql<DefaultPrivileges> {

  @Override
  public List<Part> create(DefaultPrivileges privileges, Writing writing) {
    return between(privileges, privileges.usual(), privileges.grants());
  }

  @Override
  public List<Part> drop(DefaultPrivileges privileges, Writing writing) {
    return between(privileges, privileges.grants(), privileges.usual());
  }

  private static List<Part> between(
      DefaultPrivileges privileges, SortedSet<Grant> before, SortedSet<Grant> after) {
    List<Part> parts = new ArrayList<>();
    PrivilegesSql.byRole(PrivilegesSql.without(before, after))
        .forEach((key, some) -> parts.add(part(privileges, "REVOKE", some, "FROM", "")));
    PrivilegesSql.byRole(PrivilegesSql.without(after, before))
        .forEach(
            (key, some) ->
                parts.add(
                    part(
                        privileges,
                        "GRANT",
                        some,
                        "TO",
                        some.get(0).grantable() ? " WITH GRANT OPTION" : "")));
    return parts;
  }

  private static Part part(
      DefaultPrivileges privileges, String verb, List<Grant> some, String word, String option) {
    String role = some.get(0).role();
    return new Part.Statement(
        "ALTER DEFAULT PRIVILEGES%s%s %s %s ON %s %s %s%s"
            .formatted(
                privileges.role().map(name -> " FOR ROLE " + Writing.bare(name)).orElse(""),
                privileges.schema().map(name -> " IN SCHEMA " + Writing.bare(name)).orElse(""),
                verb,
                some.stream().map(Grant::privilege).collect(Collectors.joining(", ")),
                privileges.objects(),
                word,
                role.isEmpty() ? "PUBLIC" : Writing.bare(role),
                option));
  }
}
