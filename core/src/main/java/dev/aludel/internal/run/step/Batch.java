package dev.aludel.internal.run.step;

import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.script.file.StatementSink;
import dev.aludel.internal.sql.SqlStatement;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers statements and sends many in one turn, each exactly as it was written. */
final class Batch implements StatementSink {

  private static final int STATEMENTS = 500;
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
    texts.add(sql);
    shown.add(source.map(SqlStatement::written).orElse(sql));
    sources.add(source);
    expected.add(rows);
    characters += sql.length();
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
      checkRows(oneByOne ? session.sendEach(texts, shown) : session.send(texts, shown));
    } catch (ServerException e) {
      Optional<SqlStatement> source =
          e.index() == ServerException.UNKNOWN_INDEX ? Optional.empty() : sources.get(e.index());
      throw new StatementFailure(e, source, false);
    } finally {
      texts.clear();
      shown.clear();
      sources.clear();
      expected.clear();
      characters = 0;
    }
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

    StatementFailure(ServerException server, Optional<SqlStatement> statement, boolean ofCommit) {
      super(server);
      this.server = server;
      this.statement = statement;
      this.ofCommit = ofCommit;
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
