package dev.aludel.internal.run.step;

import dev.aludel.internal.database.DriverNeeds;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.ShortForms;
import dev.aludel.internal.script.file.StatementSink;
import dev.aludel.internal.sql.SqlStatement;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers statements and sends many in one turn, each exactly as it was written. */
final class Batch implements StatementSink {

  /** With the check behind them, one batch of the driver's. */
  private static final int STATEMENTS = 499;

  private static final int CHARACTERS = 1_000_000;

  /** How many rows a statement hits does not matter. */
  private static final int ANY = -1;

  private final Session session;
  private final boolean oneByOne;
  private final List<String> texts = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final List<Optional<SqlStatement>> sources = new ArrayList<>();
  private final List<Integer> expected = new ArrayList<>();
  private int characters;

  /**
   * Sends over a session.
   *
   * @param session inside a transaction
   * @param oneByOne whether each statement gets a turn of its own, to find out which one fails
   */
  Batch(Session session, boolean oneByOne) {
    this.session = session;
    this.oneByOne = oneByOne;
  }

  /** A statement of Aludel's own. */
  void own(String sql) {
    add(sql, Optional.empty(), ANY);
  }

  /** A statement of Aludel's own that must hit exactly one row. */
  void ownHittingOneRow(String sql) {
    add(sql, Optional.empty(), 1);
  }

  @Override
  public void statement(SqlStatement statement) {
    add(statement.text(), Optional.of(statement), ANY);
  }

  @Override
  public void copy(SqlStatement copy, InputStream data) {
    flush();
    try {
      session.copy(copy.text(), copy.written(), data);
    } catch (ServerException e) {
      throw new StatementFailure(e, Optional.of(copy), false);
    }
  }

  private void add(String sql, Optional<SqlStatement> source, int rows) {
    keep(sql, source, rows);
    flushIfFull();
  }

  private void keep(String sql, Optional<SqlStatement> source, int rows) {
    texts.add(sql);
    shown.add(source.map(SqlStatement::written).orElse(sql));
    sources.add(source);
    expected.add(rows);
    characters += sql.length();
  }

  private void flushIfFull() {
    if (texts.size() >= STATEMENTS || characters >= CHARACTERS) {
      flush();
    }
  }

  /** Sends what was gathered. */
  void flush() {
    if (texts.isEmpty()) {
      return;
    }
    try {
      checkRows(oneByOne ? sendEach() : send());
    } finally {
      texts.clear();
      shown.clear();
      sources.clear();
      expected.clear();
      characters = 0;
    }
  }

  private int[] send() {
    if (sources.stream().anyMatch(Optional::isPresent)) {
      keep(DriverNeeds.CHECK, Optional.empty(), ANY);
    }
    try {
      return session.send(texts, shown);
    } catch (ServerException e) {
      ServerException failed = e.ofCheck();
      int index = failed.index();
      if (index == ServerException.UNKNOWN_INDEX) {
        throw new StatementFailure(failed, Optional.empty(), false);
      }
      Optional<SqlStatement> source = sources.get(index);
      boolean isShort = source.isEmpty() && ShortForms.isOne(texts.get(index));
      throw isShort
          ? StatementFailure.ofShortForm(failed)
          : new StatementFailure(failed, source, false);
    }
  }

  /** A revision's statement and the check behind it are one turn, at whose end the driver looks. */
  private int[] sendEach() {
    int[] counts = new int[texts.size()];
    for (int i = 0; i < counts.length; i++) {
      List<String> turn = new ArrayList<>(List.of(texts.get(i)));
      List<String> log = new ArrayList<>(List.of(shown.get(i)));
      if (sources.get(i).isPresent()) {
        turn.add(DriverNeeds.CHECK);
        log.add(DriverNeeds.CHECK);
      }
      try {
        counts[i] = session.send(turn, log)[0];
      } catch (ServerException e) {
        throw new StatementFailure(e.ofCheck(), sources.get(i), false);
      }
    }
    return counts;
  }

  private void checkRows(int[] counts) {
    for (int i = 0; i < counts.length; i++) {
      if (expected.get(i) != ANY && counts[i] != expected.get(i)) {
        throw new UnexpectedRows(
            "'%s' hit %s rows instead of one".formatted(texts.get(i), counts[i]));
      }
    }
  }

  /**
   * A statement that failed, and whose it was: empty for Aludel's own, and where the driver does
   * not tell.
   */
  static final class StatementFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ServerException server;
    private final transient Optional<SqlStatement> statement;
    private final boolean ofCommit;
    private final boolean ofShortForm;

    StatementFailure(ServerException server, Optional<SqlStatement> statement, boolean ofCommit) {
      this(server, statement, ofCommit, false);
    }

    private StatementFailure(
        ServerException server,
        Optional<SqlStatement> statement,
        boolean ofCommit,
        boolean ofShortForm) {
      super(server);
      this.server = server;
      this.statement = statement;
      this.ofCommit = ofCommit;
      this.ofShortForm = ofShortForm;
    }

    /** Nothing of the revision has run, and the full form says what the matter is. */
    private static StatementFailure ofShortForm(ServerException server) {
      return new StatementFailure(server, Optional.empty(), false, true);
    }

    boolean ofShortForm() {
      return ofShortForm;
    }

    boolean ofCommit() {
      return ofCommit;
    }

    ServerException server() {
      return server;
    }

    Optional<SqlStatement> statement() {
      return statement;
    }
  }

  /** One of Aludel's own statements hit other than one row: someone else was at work. */
  static final class UnexpectedRows extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedRows(String found) {
      super(found);
    }
  }
}
