package dev.aludel.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which statements reach beyond their database: they take effect on the whole server. */
public final class ClusterWide {

  private static final Set<String> VERBS = Set.of("create", "alter", "drop");

  private static final Set<String> SHARED =
      Set.of("role", "user", "group", "database", "tablespace", "subscription");

  /** More than any statement has in front of what decides. */
  private static final int TOKENS = 2_000;

  private final List<Token> tokens;

  private ClusterWide(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Finds what makes a statement one of these.
   *
   * @param statement one statement
   * @return what messages call it, such as {@code CREATE ROLE}; nothing for all others
   */
  public static Optional<String> construct(String statement) {
    SqlLexer lexer = SqlLexer.of(statement, "");
    List<Token> tokens = new ArrayList<>();
    Optional<Token> token = lexer.next();
    while (token.isPresent() && tokens.size() < TOKENS) {
      switch (token.get().kind()) {
        case WHITESPACE, LINE_COMMENT, BLOCK_COMMENT -> {}
        default -> tokens.add(token.get());
      }
      token = lexer.next();
    }
    ClusterWide whole = new ClusterWide(tokens);
    return whole.word(0).equals("do") ? inBlock(tokens) : whole.construct();
  }

  /** What a block runs, whether or not it comes to that. */
  private static Optional<String> inBlock(List<Token> tokens) {
    for (QuotedText quoted : QuotedText.in(tokens)) {
      List<Token> inside = quoted.tokens();
      for (int i = 0; i < inside.size(); i++) {
        if (quoted.beginsStatement(i)) {
          int end = i;
          while (end < inside.size() && !inside.get(end).isSymbol(";")) {
            end++;
          }
          Optional<String> found = new ClusterWide(inside.subList(i, end)).construct();
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> construct() {
    String first = word(0);
    if (VERBS.contains(first)) {
      return first.equals("alter") && word(1).equals("system")
          ? Optional.of("ALTER SYSTEM")
          : shared(1).map(noun -> upper(first) + " " + noun);
    }
    return switch (first) {
      case "grant", "revoke" -> privilege(first);
      case "reassign", "drop" -> named(word(1).equals("owned"), upper(first) + " OWNED");
      case "comment", "security" ->
          shared(indexOf("on") + 1).map(noun -> upper(first) + " ON " + noun);
      default -> Optional.empty();
    };
  }

  private Optional<String> shared(int at) {
    boolean mapping = word(at).equals("user") && word(at + 1).equals("mapping");
    if (word(at).equals("owned")) {
      return Optional.of("OWNED");
    }
    return named(SHARED.contains(word(at)) && !mapping, upper(word(at)));
  }

  /** Without ON, it is the membership in a role that is granted. */
  private Optional<String> privilege(String verb) {
    int on = indexOf("on");
    int end = indexOf(verb.equals("grant") ? "to" : "from");
    if (on < 0 || (end >= 0 && end < on)) {
      return Optional.of(upper(verb) + " of a role");
    }
    String object = word(on + 1);
    return named(
        object.equals("database") || object.equals("tablespace") || object.equals("parameter"),
        upper(verb) + " ON " + upper(object));
  }

  private int indexOf(String word) {
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).isWord(word)) {
        return i;
      }
    }
    return -1;
  }

  private String word(int at) {
    return at >= 0 && at < tokens.size() && tokens.get(at).kind() == TokenKind.WORD
        ? AsciiCase.lower(tokens.get(at).text())
        : "";
  }

  private static String upper(String word) {
    return word.toUpperCase(java.util.Locale.ROOT);
  }

  private static Optional<String> named(boolean found, String construct) {
    return found ? Optional.of(construct) : Optional.empty();
  }
}
