package dev.aludel.internal.reflection;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.SqlText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds in a text that the server has written the lists that name the columns of a row by their
 * place. The server writes one behind every function in {@code FROM}, and behind a table where a
 * column has another name in the query.
 *
 * <p>In such texts keywords are in capitals, names are not.
 */
final class RowNames {

  /** Functions of the server whose row is that of an argument. */
  private static final Set<String> OF_THEIR_ARGUMENT =
      Set.of(
          "unnest",
          "json_populate_record",
          "json_populate_recordset",
          "jsonb_populate_record",
          "jsonb_populate_recordset");

  private final DeparsedTokens tokens;
  private final FoundObjects found;
  private final Set<ObjectId> tables = new LinkedHashSet<>();
  private final List<RowFunction> functions = new ArrayList<>();
  private final Set<String> withNames;

  private final StringBuilder text = new StringBuilder();
  private final List<SqlText.Names> lists = new ArrayList<>();
  private final Map<ObjectId, List<String>> fixed = new HashMap<>();

  private RowNames(DeparsedTokens tokens, FoundObjects found) {
    this.tokens = tokens;
    this.found = found;
    this.withNames = tokens.namesOfWith();
  }

  /**
   * Reads a text.
   *
   * @param owner the object that the text is of
   * @param sql the text
   * @param row a row with what {@link ReflectionSql#usedByText} asks for
   */
  static SqlText read(ObjectId owner, String sql, Row row, FoundObjects found) throws SQLException {
    if (!sql.contains("FROM") && !sql.contains("JOIN")) {
      return SqlText.of(sql);
    }
    RowNames names = new RowNames(DeparsedTokens.of(sql), found);
    for (String relation : row.texts("used_relations")) {
      found
          .at(Catalog.CLASS.address(Long.parseLong(relation)))
          .filter(id -> id.kind() == ObjectKind.TABLE)
          .ifPresent(names.tables::add);
    }
    for (String function : row.texts("used_functions")) {
      found.rowFunction(Long.parseLong(function)).ifPresent(names.functions::add);
    }
    SqlText read = names.read(sql);
    read.lists().stream()
        .map(SqlText.Names::table)
        .forEach(
            table ->
                found
                    .columns(table)
                    .forEach(
                        column ->
                            found.need(
                                owner,
                                ObjectId.of(
                                    ObjectKind.COLUMN, table.schema(), table.name(), column))));
    return read;
  }

  private SqlText read(String sql) {
    int from = 0;
    for (int at = 1; at < tokens.size(); at++) {
      Optional<List<String>> list = tokens.isName(at - 1) ? tokens.namesFrom(at) : Optional.empty();
      if (list.isPresent()) {
        int end = tokens.closing(at);
        int start = tokens.start(at);
        text.append(sql, from, start);
        from = take(at, list.get()) ? tokens.end(end) : start;
        at = end;
      }
    }
    text.append(sql, from, sql.length());
    return new SqlText(text.toString(), lists, fixed);
  }

  /** Looks at one list; answers whether it is taken out of the text. */
  private boolean take(int at, List<String> names) {
    int before = at - 2;
    if (tokens.isName(before)) {
      return relation(before).filter(table -> keepByName(table, names)).isPresent();
    }
    boolean numbered = tokens.is(before, "ORDINALITY");
    int close = numbered ? before - 2 : before;
    if (!tokens.is(close, ")")) {
      return false;
    }
    int open = tokens.opening(close);
    if (tokens.isName(open - 1)) {
      return function(open - 1, names, numbered);
    }
    if (tokens.is(open - 1, "FROM") && tokens.is(open - 2, "ROWS")) {
      functionsWithin(open, close).forEach(this::keepOrder);
    } else if (tokens.holdsJoin(open, close)) {
      tables.forEach(this::keepOrder);
    }
    return false;
  }

  private Optional<ObjectId> relation(int at) {
    Optional<String> schema = tokens.qualifier(at);
    int first = schema.isPresent() ? at - 2 : at;
    boolean inFrom =
        List.of("FROM", "JOIN", "ONLY", "LATERAL", ",", "(", "UPDATE", "USING", "INTO").stream()
            .anyMatch(word -> tokens.is(first - 1, word));
    String name = tokens.name(at);
    if (!inFrom || (schema.isEmpty() && withNames.contains(name))) {
      return Optional.empty();
    }
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .filter(table -> schema.isEmpty() || schema.get().equals(table.schema()))
        .findFirst();
  }

  private boolean function(int at, List<String> names, boolean numbered) {
    String name = tokens.name(at);
    Optional<String> schema = tokens.qualifier(at);
    Set<ObjectId> rows = new LinkedHashSet<>();
    for (RowFunction function : functions) {
      if (function.name().equals(name)
          && (schema.isEmpty() || schema.get().equals(function.schema()))) {
        rows.add(function.table());
      }
    }
    if (rows.isEmpty() && OF_THEIR_ARGUMENT.contains(name)) {
      tables.stream()
          .filter(table -> found.columns(table).equals(plain(names)))
          .filter(table -> names.size() > 1)
          .forEach(rows::add);
    }
    if (rows.size() != 1 || numbered) {
      boolean usual =
          rows.size() == 1
              && names.get(names.size() - 1).equals("ordinality")
              && found
                  .columns(rows.iterator().next())
                  .equals(plain(names.subList(0, names.size() - 1)));
      if (!usual) {
        rows.forEach(this::keepOrder);
      }
      return usual;
    }
    ObjectId table = rows.iterator().next();
    return found.columns(table).equals(plain(names)) || keepByName(table, names);
  }

  private boolean keepByName(ObjectId table, List<String> names) {
    List<String> columns = found.columns(table);
    if (columns.size() != names.size()) {
      keepOrder(table);
      return false;
    }
    Map<String, String> byName = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(columns.get(i), names.get(i));
    }
    lists.add(new SqlText.Names(text.length(), table, byName));
    return true;
  }

  private Set<ObjectId> functionsWithin(int open, int close) {
    Set<ObjectId> rows = new HashSet<>();
    for (int at = open; at < close; at++) {
      if (tokens.isName(at) && tokens.is(at + 1, "(")) {
        String name = tokens.name(at);
        functions.stream()
            .filter(function -> function.name().equals(name))
            .forEach(function -> rows.add(function.table()));
      }
    }
    return rows;
  }

  private void keepOrder(ObjectId table) {
    List<String> columns = found.columns(table);
    if (!columns.isEmpty()) {
      fixed.put(table, columns);
    }
  }

  private static List<String> plain(List<String> names) {
    return names.stream().map(Identifiers::value).toList();
  }
}
