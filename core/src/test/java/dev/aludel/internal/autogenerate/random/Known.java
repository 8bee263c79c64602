package dev.aludel.internal.autogenerate.random;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a random schema has so far, so that what comes next can use it. Names are as written. */
final class Known {

  /** A table's columns, each with its type. */
  final Map<String, Map<String, String>> tables = new LinkedHashMap<>();

  /** A view's columns, each with its type where it is known. */
  final Map<String, Map<String, String>> views = new LinkedHashMap<>();

  final Set<String> materialized = new LinkedHashSet<>();

  /** Partitioned tables, each with its key's column. */
  final Map<String, String> partitioned = new LinkedHashMap<>();

  /** The columns that a foreign key can point to: {@code table(column)}, each with its type. */
  final Map<String, String> keys = new LinkedHashMap<>();

  /** Enums with a label, domains, composites and ranges. */
  final Map<String, String> types = new LinkedHashMap<>();

  final Set<String> schemas = new LinkedHashSet<>(List.of("public"));
  final Set<String> sequences = new LinkedHashSet<>();

  /** Functions that take one value, each with that value's type; immutable ones. */
  final Map<String, String> functions = new LinkedHashMap<>();

  final Set<String> triggerFunctions = new LinkedHashSet<>();

  /** Everything that COMMENT ON and GRANT can name: {@code TABLE t}, {@code COLUMN t.c}. */
  final Set<String> nouns = new LinkedHashSet<>();

  /** {@return the columns of a table, with their types} */
  Map<String, String> columns(String table) {
    return tables.computeIfAbsent(table, any -> new LinkedHashMap<>());
  }

  /** {@return tables and views with their columns} */
  Map<String, Map<String, String>> relations() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>(tables);
    all.putAll(views);
    return all;
  }
}
