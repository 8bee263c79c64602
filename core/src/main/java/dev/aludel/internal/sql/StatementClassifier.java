package dev.aludel.internal.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells from a statement's tokens what it is to the one who runs it.
 *
 * <p>What can't run in a transaction is what calls PreventInTransactionBlock in PostgreSQL 14 to
 * 18, as far as the text alone shows it: whether {@code REINDEX TABLE} or {@code CLUSTER t} names a
 * partitioned table, only the server knows, and says. {@code DROP SUBSCRIPTION} counts although it
 * could run in one where the subscription has no slot.
 */
final class StatementClassifier {

  private static final Set<String> FALSE = Set.of("false", "off", "0", "'false'", "'off'", "'0'");

  private static final Set<String> BINARY = Set.of("binary", "'binary'", "\"binary\"");

  private final List<Token> tokens;

  private StatementClassifier(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The class of the statement that consists of these tokens, without white space and comments. */
  static StatementClass classify(List<Token> tokens) {
    StatementClassifier statement = new StatementClassifier(tokens);
    return statement
        .transactionControl()
        .map(StatementClass::transactionControl)
        .or(() -> statement.nonTransactional().map(StatementClass::nonTransactional))
        .or(statement::copyStream)
        .or(() -> RefusedSetting.in(tokens).map(StatementClass::refusedSetting))
        .orElse(StatementClass.ORDINARY);
  }

  private Optional<String> transactionControl() {
    return switch (word(0)) {
      case "begin" -> Optional.of("BEGIN");
      case "end" -> Optional.of("END");
      case "abort" -> Optional.of("ABORT");
      case "commit" -> Optional.of(is(1, "prepared") ? "COMMIT PREPARED" : "COMMIT");
      case "rollback" -> Optional.of(rollback());
      case "savepoint" -> Optional.of("SAVEPOINT");
      case "release" -> Optional.of("RELEASE SAVEPOINT");
      case "start" -> named("START TRANSACTION", is(1, "transaction"));
      case "prepare" ->
          // PREPARE transaction AS … names a prepared statement.
          named("PREPARE TRANSACTION", is(1, "transaction") && kind(2) == TokenKind.STRING);
      case "set" -> {
        boolean scoped = is(1, "local") || is(1, "session");
        yield named("SET TRANSACTION", is(scoped ? 2 : 1, "transaction"));
      }
      default -> Optional.empty();
    };
  }

  private String rollback() {
    if (is(1, "prepared")) {
      return "ROLLBACK PREPARED";
    }
    return is(1, "to") || is(2, "to") ? "ROLLBACK TO SAVEPOINT" : "ROLLBACK";
  }

  private Optional<String> nonTransactional() {
    return switch (word(0)) {
      case "vacuum" -> Optional.of("VACUUM");
      case "discard" -> named("DISCARD ALL", is(1, "all"));
      case "cluster" -> named("CLUSTER", clustersEverything());
      case "reindex" -> reindex();
      case "create" -> create();
      case "drop" -> drop();
      case "alter" -> alter();
      default -> Optional.empty();
    };
  }

  private Optional<String> create() {
    if (is(1, "subscription")) {
      return named(
          "CREATE SUBSCRIPTION", !isOff("create_slot", "with") && !isOff("connect", "with"));
    }
    int index = is(1, "unique") ? 2 : 1;
    return named("CREATE DATABASE", is(1, "database"))
        .or(() -> named("CREATE TABLESPACE", is(1, "tablespace")))
        .or(
            () ->
                named(
                    "CREATE INDEX CONCURRENTLY",
                    is(index, "index") && is(index + 1, "concurrently")));
  }

  private Optional<String> drop() {
    return named("DROP DATABASE", is(1, "database"))
        .or(() -> named("DROP TABLESPACE", is(1, "tablespace")))
        .or(() -> named("DROP SUBSCRIPTION", is(1, "subscription")))
        .or(() -> named("DROP INDEX CONCURRENTLY", is(1, "index") && is(2, "concurrently")));
  }

  private Optional<String> alter() {
    return switch (word(1)) {
      case "system" -> Optional.of("ALTER SYSTEM");
      case "database" ->
          named("ALTER DATABASE … SET TABLESPACE", is(3, "set") && is(4, "tablespace"));
      case "subscription" -> alterSubscription();
      case "table" ->
          named(
              "ALTER TABLE … DETACH PARTITION … CONCURRENTLY",
              follows("detach", "partition") && is(tokens.size() - 1, "concurrently"));
      default -> Optional.empty();
    };
  }

  private Optional<String> alterSubscription() {
    boolean refresh = is(3, "refresh");
    boolean publication =
        (is(3, "set") || is(3, "add") || is(3, "drop"))
            && is(4, "publication")
            && !isOff("refresh", "with");
    return named("ALTER SUBSCRIPTION … REFRESH", refresh)
        .or(() -> named("ALTER SUBSCRIPTION … PUBLICATION", publication))
        .or(() -> named("ALTER SUBSCRIPTION … SET (failover)", is(3, "set") && sets("failover")))
        .or(() -> named("ALTER SUBSCRIPTION … SET (two_phase)", is(3, "set") && sets("two_phase")));
  }

  /** {@code CLUSTER}, {@code CLUSTER VERBOSE}, {@code CLUSTER (VERBOSE)}: no table behind it. */
  private boolean clustersEverything() {
    return (is(1, "verbose") ? 2 : afterParentheses(1)) == tokens.size();
  }

  private Optional<String> reindex() {
    int target = afterParentheses(1);
    boolean concurrently = is(target + 1, "concurrently") || isOn("concurrently", 1, target);
    return switch (word(target)) {
      case "schema" -> Optional.of("REINDEX SCHEMA");
      case "database" -> Optional.of("REINDEX DATABASE");
      case "system" -> Optional.of("REINDEX SYSTEM");
      default -> named("REINDEX CONCURRENTLY", concurrently);
    };
  }

  private Optional<StatementClass> copyStream() {
    if (!is(0, "copy")) {
      return Optional.empty();
    }
    int depth = 0;
    for (int i = 1; i < tokens.size(); i++) {
      depth += symbol(i, "(") ? 1 : symbol(i, ")") ? -1 : 0;
      // The server takes either word for the client, whichever way the rows go.
      boolean client = depth == 0 && (is(i + 1, "stdin") || is(i + 1, "stdout"));
      if (client && is(i, "from")) {
        return Optional.of(isBinary(i + 1) ? StatementClass.copyBinary() : StatementClass.copyIn());
      }
      if (client && is(i, "to")) {
        return Optional.of(StatementClass.copyOut());
      }
    }
    return Optional.empty();
  }

  /**
   * {@code FORMAT binary} behind STDIN, or the word where older forms of COPY have it: before the
   * table, or alone among the options.
   */
  private boolean isBinary(int stdin) {
    boolean beforeTable =
        is(1, "binary")
            && !is(2, "from")
            && (kind(2) == TokenKind.WORD || kind(2) == TokenKind.QUOTED_IDENTIFIER);
    for (int i = stdin; i < tokens.size(); i++) {
      boolean format = is(i, "format") && BINARY.contains(AsciiCase.lower(text(i + 1)));
      boolean alone = (i == stdin || is(i, "with")) && is(i + 1, "binary");
      if (format || alone) {
        return true;
      }
    }
    return beforeTable;
  }

  /** Whether the option in parentheses behind that word says no. */
  private boolean isOff(String option, String before) {
    int from = 0;
    while (from < tokens.size() && !(is(from, before) && symbol(from + 1, "("))) {
      from++;
    }
    for (int i = from; i < tokens.size(); i++) {
      if (is(i, option)) {
        return isFalse(symbol(i + 1, "=") ? i + 2 : i + 1);
      }
    }
    return false;
  }

  /** Whether the option stands between these tokens and does not say no. */
  private boolean isOn(String option, int from, int to) {
    for (int i = from; i < to; i++) {
      if (is(i, option)) {
        return !isFalse(i + 1);
      }
    }
    return false;
  }

  private boolean sets(String option) {
    for (int i = 4; i < tokens.size(); i++) {
      if (is(i, option)) {
        return true;
      }
    }
    return false;
  }

  private boolean isFalse(int at) {
    return FALSE.contains(AsciiCase.lower(text(at)));
  }

  private boolean follows(String first, String second) {
    for (int i = 2; i < tokens.size(); i++) {
      if (is(i, first) && is(i + 1, second)) {
        return true;
      }
    }
    return false;
  }

  private int afterParentheses(int from) {
    if (!symbol(from, "(")) {
      return from;
    }
    int at = from;
    while (at < tokens.size() && !symbol(at, ")")) {
      at++;
    }
    return at + 1;
  }

  private static Optional<String> named(String construct, boolean found) {
    return found ? Optional.of(construct) : Optional.empty();
  }

  private String word(int at) {
    return kind(at) == TokenKind.WORD ? AsciiCase.lower(tokens.get(at).text()) : "";
  }

  private boolean is(int at, String word) {
    return at < tokens.size() && tokens.get(at).isWord(word);
  }

  private boolean symbol(int at, String symbol) {
    return at < tokens.size() && tokens.get(at).isSymbol(symbol);
  }

  private String text(int at) {
    return at < tokens.size() ? tokens.get(at).text() : "";
  }

  private TokenKind kind(int at) {
    return at < tokens.size() ? tokens.get(at).kind() : TokenKind.WHITESPACE;
  }
}
