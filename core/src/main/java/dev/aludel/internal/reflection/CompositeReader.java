package dev.aludel.internal.reflection;

import dev.aludel.schema.CompositeType;
import dev.aludel.schema.CompositeType.Attribute;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads composite types, with their attributes in order. */
final class CompositeReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT t.oid, t.typarray, c.oid AS relation, n.nspname AS schema, t.typname AS name,
               ARRAY(%1$s) AS numbers,
               ARRAY(%2$s) AS names,
               ARRAY(%3$s) AS types,
               ARRAY(%4$s) AS collations
          FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_type t ON t.oid = c.reltype
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind = 'c' AND %5$s AND %6$s"""
        .formatted(
            ofAttributes("a.attnum::pg_catalog.text"),
            ofAttributes("a.attname::pg_catalog.text"),
            ofAttributes("pg_catalog.format_type(a.atttypid, a.atttypmod)"),
            ofAttributes(
                """
                CASE WHEN a.attcollation <> at.typcollation
                     THEN a.attcollation::pg_catalog.regcollation::pg_catalog.text ELSE '' END"""),
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.TYPE, "t.oid"));
  }

  private static String ofAttributes(String expression) {
    return """
        SELECT %s
          FROM pg_catalog.pg_attribute a
          JOIN pg_catalog.pg_type at ON at.oid = a.atttypid
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         ORDER BY a.attnum"""
        .formatted(expression);
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.TYPE, row.text("schema"), row.text("name"));
    List<String> names = row.texts("names");
    List<String> types = row.texts("types");
    List<String> collations = row.texts("collations");
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Optional<String> collation =
          Optional.of(collations.get(i)).filter(written -> !written.isEmpty());
      attributes.add(new Attribute(names.get(i), types.get(i), collation));
      found.inner(
          Catalog.column(row.number("relation"), Integer.parseInt(row.texts("numbers").get(i))),
          ObjectId.of(ObjectKind.ATTRIBUTE, id.schema(), id.name(), names.get(i)));
    }
    found.add(
        new CompositeType(id, attributes),
        Catalog.TYPE.address(row.number("oid")),
        Catalog.TYPE.address(row.number("typarray")),
        Catalog.CLASS.address(row.number("relation")));
  }
}
