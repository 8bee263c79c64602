package dev.aludel.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * SQL that the server has written, which may name the columns of a row by their place: {@code FROM
 * t x(a, b)}. Such a list means other columns where the table has them in another order, so it is
 * kept by the columns' own names.
 *
 * @param text the text without those lists
 * @param lists the lists that were taken out, in the order of their places
 * @param fixed the tables that the text needs in just this order of columns, because a list in it
 *     can't be told by name
 */
public record SqlText(String text, List<Names> lists, Map<ObjectId, List<String>> fixed) {

  /** Copies the collections. */
  public SqlText {
    lists = List.copyOf(lists);
    fixed = Map.copyOf(fixed);
  }

  /**
   * Names for the columns of a row; the order of the columns is no part of it.
   *
   * @param at where in the text the list stands
   * @param table the table whose row it is
   * @param names each column's name in the text, as it is written
   */
  public record Names(int at, ObjectId table, Map<String, String> names) {
    /** Copies the names, in their order. */
    public Names {
      names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /** The same names for a row with these columns, where it has all that are named. */
    private Optional<Names> in(List<String> columns) {
      if (!columns.containsAll(names.keySet())) {
        return Optional.empty();
      }
      int last = columns.size();
      // What comes behind the last column with a name needs none.
      while (last > 0
          && !names.containsKey(columns.get(last - 1))
          && isFree(columns.get(last - 1))) {
        last--;
      }
      Map<String, String> arranged = new LinkedHashMap<>();
      for (String column : columns.subList(0, last)) {
        arranged.put(column, names.getOrDefault(column, unused(column)));
      }
      return Optional.of(new Names(at, table, arranged));
    }

    /** Whether a column can have its own name beside those that others have in the text. */
    private boolean isFree(String column) {
      return unused(column).equals("\"" + column.replace("\"", "\"\"") + '"');
    }

    /** A name that none of the others is. */
    private String unused(String column) {
      StringBuilder name = new StringBuilder("\"" + column.replace("\"", "\"\""));
      while (names.containsValue(name + "\"")
          || names.containsValue(name.substring(1).replace("\"\"", "\""))) {
        name.append('_');
      }
      return name.append('"').toString();
    }
  }

  /**
   * A text without such lists.
   *
   * @param text the text
   * @return it
   */
  public static SqlText of(String text) {
    return new SqlText(text, List.of(), Map.of());
  }

  /** {@return whether it means the same whatever the order of a table's columns} */
  public boolean isFree() {
    return lists.isEmpty() && fixed.isEmpty();
  }

  /**
   * The same text for tables whose columns have a certain order.
   *
   * @param columns the columns of a table, in order
   * @return the text; empty where it can't be put into that order
   */
  public Optional<SqlText> in(Function<ObjectId, List<String>> columns) {
    for (Map.Entry<ObjectId, List<String>> order : fixed.entrySet()) {
      List<String> there = columns.apply(order.getKey());
      int size = order.getValue().size();
      if (there.size() < size || !there.subList(0, size).equals(order.getValue())) {
        return Optional.empty();
      }
    }
    List<Names> arranged = new ArrayList<>();
    for (Names list : lists) {
      list.in(columns.apply(list.table())).ifPresent(arranged::add);
    }
    return arranged.size() == lists.size()
        ? Optional.of(new SqlText(text, arranged, fixed))
        : Optional.empty();
  }

  /** {@return the text as it is written, its lists in the order that they have} */
  public String sql() {
    StringBuilder sql = new StringBuilder();
    int from = 0;
    for (Names list : lists) {
      sql.append(text, from, list.at());
      sql.append('(').append(String.join(", ", list.names().values())).append(')');
      from = list.at();
    }
    return sql.append(text, from, text.length()).toString();
  }

  /** {@return the text as it is written} */
  @Override
  public String toString() {
    return sql();
  }
}
