package dev.aludel.internal.reflection;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Routine;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.SqlText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads functions and procedures. */
final class RoutineReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT p.oid, n.nspname AS schema, p.proname AS name, p.prokind AS kind, %s AS types,
               pg_catalog.pg_get_function_arguments(p.oid) AS arguments,
               pg_catalog.pg_get_function_identity_arguments(p.oid) AS names,
               pg_catalog.pg_get_function_result(p.oid) AS result,
               p.pronargdefaults AS defaults, p.provolatile AS volatility, p.proisstrict AS "strict",
               p.prosecdef AS definer, p.proleakproof AS leakproof, p.proparallel AS parallel,
               CASE WHEN p.procost <> CASE WHEN l.lanname IN ('internal', 'c') THEN 1 ELSE 100 END
                    THEN p.procost END AS cost,
               CASE WHEN p.prorows <> CASE WHEN p.proretset THEN 1000 ELSE 0 END THEN p.prorows END AS "rows",
               CASE WHEN p.prosupport <> 0 THEN %s END AS support,
               ARRAY(SELECT pg_catalog.format_type(y, NULL)
                       FROM pg_catalog.unnest(p.protrftypes) WITH ORDINALITY transformed (y, place)
                      ORDER BY place) AS transforms,
               p.proconfig AS settings,
               l.lanname AS language, p.prosrc AS source, p.probin AS library,
               pg_catalog.pg_get_function_sqlbody(p.oid) AS body, %s
          FROM pg_catalog.pg_proc p
          JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
          JOIN pg_catalog.pg_language l ON l.oid = p.prolang
          LEFT JOIN pg_catalog.pg_proc s ON s.oid = p.prosupport
          LEFT JOIN pg_catalog.pg_namespace sn ON sn.oid = s.pronamespace
         WHERE p.prokind <> 'a' AND p.oid NOT IN %s
           AND %s AND %s AND %s"""
        .formatted(
            ReflectionSql.argumentTypes("p"),
            ReflectionSql.routineName("sn", "s"),
            ReflectionSql.usedByText(Catalog.PROC, "p.oid"),
            BaseTypeReader.OWN_FUNCTIONS,
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.PROC, "p.oid"),
            ReflectionSql.notInternal(Catalog.PROC, "p.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectKind kind = row.text("kind").equals("p") ? ObjectKind.PROCEDURE : ObjectKind.FUNCTION;
    ObjectId id =
        ObjectId.of(
            kind,
            row.text("schema"),
            Identifiers.write(row.text("name")) + "(" + row.text("types") + ")");
    Optional<String> parsed = row.optional("body");
    Routine.Signature signature =
        new Routine.Signature(
            row.text("names"),
            kind == ObjectKind.PROCEDURE ? Optional.empty() : row.optional("result"),
            row.text("kind").equals("w"));
    Routine.Body body =
        new Routine.Body(
            row.text("language"),
            parsed.isPresent()
                ? RowNames.read(id, parsed.get(), row, found)
                : SqlText.of(row.text("source")),
            row.optional("library"),
            parsed.isPresent());
    found.add(
        new Routine(
            id,
            signature,
            row.text("arguments"),
            row.integer("defaults"),
            traits(row),
            row.texts("settings"),
            body),
        Catalog.PROC.address(row.number("oid")));
  }

  private static List<String> traits(Row row) throws SQLException {
    List<String> traits = new ArrayList<>();
    List<String> transforms = row.texts("transforms");
    if (!transforms.isEmpty()) {
      traits.add("TRANSFORM FOR TYPE " + String.join(", FOR TYPE ", transforms));
    }
    if (row.text("kind").equals("w")) {
      traits.add("WINDOW");
    }
    switch (row.text("volatility")) {
      case "i" -> traits.add("IMMUTABLE");
      case "s" -> traits.add("STABLE");
      default -> {
        // Volatile is what a function is when nothing is said.
      }
    }
    if (row.flag("strict")) {
      traits.add("STRICT");
    }
    if (row.flag("definer")) {
      traits.add("SECURITY DEFINER");
    }
    if (row.flag("leakproof")) {
      traits.add("LEAKPROOF");
    }
    switch (row.text("parallel")) {
      case "s" -> traits.add("PARALLEL SAFE");
      case "r" -> traits.add("PARALLEL RESTRICTED");
      default -> {
        // Unsafe is what a function is when nothing is said.
      }
    }
    row.optional("cost").ifPresent(cost -> traits.add("COST " + cost));
    row.optional("rows").ifPresent(rows -> traits.add("ROWS " + rows));
    row.optional("support").ifPresent(support -> traits.add("SUPPORT " + support));
    return traits;
  }
}
