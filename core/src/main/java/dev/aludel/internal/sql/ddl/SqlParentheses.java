package dev.aludel.internal.sql.ddl;

import java.util.ArrayList;
import java.util.List;

/**
 * A pair of parentheses in a text of the server's, with all that is nested in it; those in quotes
 * don't count.
 *
 * @param sql the text
 * @param start where the opening one stands
 * @param end behind the closing one
 */
record SqlParentheses(String sql, int start, int end) {

  /** {@return the first pair of a text; an empty one at its end where there is none} */
  static SqlParentheses first(String sql) {
    int depth = 0;
    int start = sql.length();
    for (int at = 0; at < sql.length(); at++) {
      char letter = sql.charAt(at);
      if (letter == '\'' || letter == '"') {
        at = closing(sql, at);
      } else if (letter == '(') {
        start = depth == 0 ? at : start;
        depth++;
      } else if (letter == ')') {
        depth--;
        if (depth == 0) {
          return new SqlParentheses(sql, start, at + 1);
        }
      }
    }
    return new SqlParentheses(sql, sql.length(), sql.length());
  }

  private static int closing(String sql, int quote) {
    int end = sql.indexOf(sql.charAt(quote), quote + 1);
    return end < 0 ? sql.length() : end;
  }

  boolean isThere() {
    return end > start;
  }

  /** {@return whether nothing stands outside} */
  boolean isWhole() {
    return isThere() && start == 0 && end == sql.length();
  }

  String text() {
    return sql.substring(start, end);
  }

  String inside() {
    return isThere() ? sql.substring(start + 1, end - 1) : "";
  }

  String behind() {
    return sql.substring(end);
  }

  /** {@return what stands inside between commas} */
  List<String> elements() {
    List<String> elements = new ArrayList<>();
    String inside = inside();
    int depth = 0;
    int begin = 0;
    for (int at = 0; at < inside.length(); at++) {
      char letter = inside.charAt(at);
      if (letter == '\'' || letter == '"') {
        at = closing(inside, at);
      } else if (letter == '(' || letter == '[') {
        depth++;
      } else if (letter == ')' || letter == ']') {
        depth--;
      } else if (letter == ',' && depth == 0) {
        elements.add(inside.substring(begin, at).strip());
        begin = at + 1;
      }
    }
    elements.add(inside.substring(begin).strip());
    return elements;
  }
}
