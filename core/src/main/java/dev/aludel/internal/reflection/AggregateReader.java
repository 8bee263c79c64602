package dev.aludel.internal.reflection;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.Aggregate;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads aggregate functions. */
final class AggregateReader implements ObjectReader {

  /** The functions that an aggregate is made of, each as pg_aggregate names it. */
  private static final List<String> FUNCTIONS =
      List.of(
          "transfn",
          "finalfn",
          "combinefn",
          "serialfn",
          "deserialfn",
          "mtransfn",
          "minvtransfn",
          "mfinalfn");

  @Override
  public String query(ServerVersion version) {
    // As joins, so many relations would take the planner most of the time of a whole reading.
    StringBuilder functions = new StringBuilder();
    for (String function : FUNCTIONS) {
      functions.append(
          """
          , (SELECT %2$s
               FROM pg_catalog.pg_proc f JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace
              WHERE f.oid = a.agg%1$s) AS %1$s"""
              .formatted(function, ReflectionSql.routineName("fn", "f")));
    }
    return """
        SELECT p.oid, n.nspname AS schema, p.proname AS name, a.aggkind AS kind, %s AS types,
               pg_catalog.pg_get_function_identity_arguments(p.oid) AS names,
               pg_catalog.pg_get_function_arguments(p.oid) AS arguments,
               pg_catalog.pg_get_function_result(p.oid) AS result, p.proparallel AS parallel,
               pg_catalog.format_type(a.aggtranstype, NULL) AS stype, a.aggtransspace AS sspace,
               a.aggfinalextra AS finalextra, a.aggfinalmodify AS finalmodify, a.agginitval AS initcond,
               CASE WHEN a.aggmtranstype <> 0 THEN pg_catalog.format_type(a.aggmtranstype, NULL) END AS mstype,
               a.aggmtransspace AS msspace, a.aggmfinalextra AS mfinalextra,
               a.aggmfinalmodify AS mfinalmodify, a.aggminitval AS minitcond,
               (SELECT CASE WHEN pg_catalog.pg_operator_is_visible(o.oid) THEN o.oprname::pg_catalog.text
                            ELSE 'OPERATOR(' || pg_catalog.quote_ident(o_n.nspname) || '.' || o.oprname || ')' END
                  FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace o_n ON o_n.oid = o.oprnamespace
                 WHERE o.oid = a.aggsortop) AS sortop %s
          FROM pg_catalog.pg_aggregate a
          JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid
          JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
         WHERE %s AND %s"""
        .formatted(
            ReflectionSql.argumentTypes("p"),
            functions,
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.PROC, "p.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    boolean plain = row.text("kind").equals("n");
    String types = plain ? row.text("types") : row.text("names");
    String name = Identifiers.write(row.text("name"));
    String arguments = row.text("arguments");
    found.add(
        new Aggregate(
            ObjectId.of(
                ObjectKind.AGGREGATE,
                row.text("schema"),
                name + "(" + (types.isEmpty() ? "*" : types) + ")"),
            arguments.isEmpty() ? "*" : arguments,
            row.text("result"),
            options(row, plain)),
        Catalog.PROC.address(row.number("oid")));
  }

  private static List<String> options(Row row, boolean plain) throws SQLException {
    List<String> options = new ArrayList<>();
    String usual = plain ? "r" : "w";
    options.add("SFUNC = " + row.text("transfn"));
    options.add("STYPE = " + row.text("stype"));
    space(options, row, "sspace");
    function(options, row, "FINALFUNC", "finalfn");
    extra(options, row, "finalextra", "FINALFUNC_EXTRA");
    modify(options, row, "finalmodify", "FINALFUNC_MODIFY", usual);
    function(options, row, "COMBINEFUNC", "combinefn");
    function(options, row, "SERIALFUNC", "serialfn");
    function(options, row, "DESERIALFUNC", "deserialfn");
    value(options, row, "initcond");
    function(options, row, "MSFUNC", "mtransfn");
    function(options, row, "MINVFUNC", "minvtransfn");
    row.optional("mstype").ifPresent(type -> options.add("MSTYPE = " + type));
    space(options, row, "msspace");
    function(options, row, "MFINALFUNC", "mfinalfn");
    extra(options, row, "mfinalextra", "MFINALFUNC_EXTRA");
    modify(options, row, "mfinalmodify", "MFINALFUNC_MODIFY", usual);
    value(options, row, "minitcond");
    row.optional("sortop").ifPresent(operator -> options.add("SORTOP = " + operator));
    if (row.text("parallel").equals("s")) {
      options.add("PARALLEL = SAFE");
    } else if (row.text("parallel").equals("r")) {
      options.add("PARALLEL = RESTRICTED");
    }
    if (row.text("kind").equals("h")) {
      options.add("HYPOTHETICAL");
    }
    return options;
  }

  private static void function(List<String> options, Row row, String word, String column)
      throws SQLException {
    row.optional(column).ifPresent(function -> options.add(word + " = " + function));
  }

  private static void extra(List<String> options, Row row, String column, String word)
      throws SQLException {
    if (row.flag(column)) {
      options.add(word);
    }
  }

  private static void space(List<String> options, Row row, String column) throws SQLException {
    if (row.integer(column) != 0) {
      options.add(column.toUpperCase(Locale.ROOT) + " = " + row.integer(column));
    }
  }

  private static void value(List<String> options, Row row, String column) throws SQLException {
    Optional<String> value = row.optional(column);
    value.ifPresent(
        text -> options.add(column.toUpperCase(Locale.ROOT) + " = " + Literals.quote(text)));
  }

  private static void modify(
      List<String> options, Row row, String column, String word, String usual) throws SQLException {
    String code = row.text(column);
    if (!code.equals(usual)) {
      options.add(
          word
              + " = "
              + switch (code) {
                case "r" -> "READ_ONLY";
                case "s" -> "SHAREABLE";
                default -> "READ_WRITE";
              });
    }
  }
}
