package dev.aludel.internal.reflection;

import dev.aludel.schema.Firing;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Rule;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads rules; the one that makes a view is the view. */
final class RuleReader implements ObjectReader {

  /** What stands between a rule's name and the statement that it is for. */
  private static final String EVENT = "AS\\s+ON\\s+";

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT r.oid, r.ev_class AS relation, r.rulename AS name, r.ev_enabled AS firing,
               pg_catalog.pg_get_ruledef(r.oid) AS definition, %s AS written, %s
          FROM pg_catalog.pg_rewrite r
          JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE r.ev_type <> '1' AND r.oid >= %s AND %s"""
        .formatted(
            ReflectionSql.qualified("n", "c"),
            ReflectionSql.usedByText(Catalog.REWRITE, "r.oid"),
            ReflectionSql.FIRST_USER_OID,
            ReflectionSql.noExtension(Catalog.REWRITE, "r.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    Optional<ObjectId> relation = found.exactly(Catalog.CLASS.address(row.number("relation")));
    if (relation.isEmpty()) {
      return;
    }
    CutText cut = CutText.of(row.text("definition"), "RULE", " TO " + row.text("written"));
    ObjectId id =
        ObjectId.of(
            ObjectKind.RULE, relation.get().schema(), relation.get().name(), row.text("name"));
    found.add(
        new Rule(
            id,
            relation.get(),
            cut.between().replaceFirst(EVENT, ""),
            RowNames.read(id, ViewReader.query(cut.behind()), row, found),
            Firing.of(row.text("firing"))),
        Catalog.REWRITE.address(row.number("oid")));
  }
}
