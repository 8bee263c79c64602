package dev.aludel.internal.script.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * As much of a Python file as a revision of Alembic's needs: its docstring, and the strings that
 * are assigned to names at its top level. Nothing is run.
 *
 * <p>The lexical rules are those of the Python reference, chapter 2.
 */
final class PythonSource {

  private static final Set<String> WANTED =
      Set.of("revision", "down_revision", "branch_labels", "depends_on");

  private final String text;
  private int at;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private Optional<String> docstring = Optional.empty();

  private PythonSource(String text) {
    this.text = text;
  }

  /** Reads a file's text. */
  static PythonSource of(String text) {
    PythonSource source = new PythonSource(text);
    source.read();
    return source;
  }

  /** {@return the strings of the value assigned to a name; none for {@code None}} */
  Optional<List<String>> strings(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** {@return the first paragraph of the docstring, on one line} */
  String message() {
    String first = docstring.orElse("").strip().split("\\R[ \\t]*\\R", 2)[0];
    return first.replaceAll("\\s+", " ").strip();
  }

  private void read() {
    boolean first = true;
    while (at < text.length()) {
      skipBlank();
      if (at >= text.length()) {
        return;
      }
      if (first && startsString()) {
        docstring = Optional.of(string());
      } else if (atLineStart() && WANTED.stream().anyMatch(this::isAssigned)) {
        readAssignment();
      }
      skipStatement();
      first = false;
    }
  }

  private boolean atLineStart() {
    return at == 0 || text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r';
  }

  private boolean isAssigned(String name) {
    int end = at + name.length();
    return text.startsWith(name, at)
        && (end >= text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
  }

  /** {@code name = value} and {@code name: annotation = value}. */
  private void readAssignment() {
    String name = word();
    int depth = 0;
    while (at < text.length() && text.charAt(at) != '\n') {
      char c = text.charAt(at);
      if (startsString()) {
        string();
        continue;
      }
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      at++;
      if (c == '=' && depth == 0) {
        values.put(name, literals());
        return;
      }
    }
  }

  /** Strings side by side are one, as in Python. */
  private List<String> literals() {
    List<String> strings = new ArrayList<>();
    int depth = 0;
    boolean joins = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        skipLine();
      } else if (startsString()) {
        String next = string();
        if (joins) {
          strings.set(strings.size() - 1, strings.get(strings.size() - 1) + next);
        } else {
          strings.add(next);
        }
        joins = true;
      } else if (c == '\n' && depth <= 0) {
        return strings;
      } else {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        joins &= c != ',';
        at += c == '\\' ? 2 : 1;
      }
    }
    return strings;
  }

  /** To the end of a logical line: brackets and triple quotes may hold line ends. */
  private void skipStatement() {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        skipLine();
      } else if (startsString()) {
        string();
      } else if (c == '\n' && depth <= 0) {
        at++;
        return;
      } else {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        at += c == '\\' ? 2 : 1;
      }
    }
  }

  private void skipBlank() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        skipLine();
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        return;
      }
    }
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private String word() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** A quote, or one of the prefixes before it that can't be the end of a name. */
  private boolean startsString() {
    if (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1))) {
      return text.charAt(at) == '"' || text.charAt(at) == '\'';
    }
    int quote = at;
    while (quote < text.length() && quote < at + 2 && "rRbBuUfF".indexOf(text.charAt(quote)) >= 0) {
      quote++;
    }
    return quote < text.length() && (text.charAt(quote) == '"' || text.charAt(quote) == '\'');
  }

  private String string() {
    boolean raw = false;
    while (text.charAt(at) != '"' && text.charAt(at) != '\'') {
      raw |= text.charAt(at) == 'r' || text.charAt(at) == 'R';
      at++;
    }
    String quote = text.substring(at, at + 1);
    if (text.startsWith(quote.repeat(3), at)) {
      quote = quote.repeat(3);
    }
    at += quote.length();
    StringBuilder value = new StringBuilder();
    while (at < text.length() && !text.startsWith(quote, at)) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        char escaped = text.charAt(at++);
        value.append(raw ? "\\" + escaped : unescaped(escaped));
      } else {
        value.append(c);
      }
    }
    at = Math.min(at + quote.length(), text.length());
    return value.toString();
  }

  /** Ids and messages have no other escapes. */
  private static String unescaped(char escaped) {
    return switch (escaped) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case '\n' -> "";
      case '\\', '"', '\'' -> String.valueOf(escaped);
      default -> "\\" + escaped;
    };
  }
}
