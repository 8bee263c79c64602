package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PlainObject;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads families of operator classes, with what belongs to no class of theirs. */
final class OperatorFamilyReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT f.oid, n.nspname AS schema, pg_catalog.quote_ident(f.opfname) || ' USING ' || pg_catalog.quote_ident(m.amname) AS name,
               %1$s
          FROM pg_catalog.pg_opfamily f
          JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace
          JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE %2$s AND %3$s"""
        .formatted(
            MethodMembers.of(Catalog.OPERATOR_FAMILY, "f.oid"),
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.OPERATOR_FAMILY, "f.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.OPERATOR_FAMILY, row.text("schema"), row.text("name"));
    List<String> members = row.texts("members");
    found.add(
        new PlainObject(
            id,
            "",
            "",
            members.isEmpty()
                ? Optional.empty()
                : Optional.of("ADD\n  " + String.join(",\n  ", members))),
        Catalog.OPERATOR_FAMILY.address(row.number("oid")));
    MethodMembers.alias(row, id, found);
  }
}
