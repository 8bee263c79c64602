package dev.aludel.internal.run;

import dev.aludel.internal.database.CatalogAnswers;
import dev.aludel.internal.database.CatalogAnswers.Answer;
import dev.aludel.internal.database.Journal;
import dev.aludel.internal.script.StatementSink;
import dev.aludel.internal.sql.Checksum;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.Standalone;
import dev.aludel.internal.sql.StatementClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Groups the statements of a revision without a transaction: consecutive ordinary ones into
 * segments, the others alone.
 *
 * <p>What the journal says is done is passed over, once its checksum agrees. The journal says "at
 * n" before a statement that stands alone and "done n" after it; where a run ended between the two,
 * the catalog is asked.
 */
final class SegmentSink implements StatementSink {

  static final String NOTHING_DONE = "";

  private static final int COPY_IN_MEMORY = 8 << 20;

  /** May COMMIT, and so must not stand in a segment. */
  private static final Set<String> MAY_COMMIT = Set.of("call", "do");

  private final SegmentRunner runner;
  private final Journal resumed;
  private final CatalogAnswers catalog;
  private final List<Piece> segment = new ArrayList<>();
  private final List<Piece> settings = new ArrayList<>();
  private int seen;
  private String checksum = NOTHING_DONE;

  SegmentSink(SegmentRunner runner, Journal resumed) {
    this.runner = runner;
    this.resumed = resumed;
    this.catalog = new CatalogAnswers(runner.context().session());
  }

  /**
   * A statement of the revision.
   *
   * @param statement the statement
   * @param data what a COPY takes in; empty for any other statement
   * @param number the statement's, counted from 1
   * @param checksum over all statements up to this one
   */
  record Piece(SqlStatement statement, Optional<byte[]> data, int number, String checksum) {
    void sendTo(Batch batch) {
      data.ifPresentOrElse(
          bytes -> batch.copy(statement, new ByteArrayInputStream(bytes)),
          () -> batch.statement(statement));
    }
  }

  @Override
  public void statement(SqlStatement statement) {
    String before = checksum;
    Piece piece = count(statement, Optional.empty());
    if (isDone(piece)) {
      return;
    }
    if (standsAlone(statement, runner.prepared())) {
      endSegment();
      alone(piece, before);
    } else {
      segment.add(piece);
    }
  }

  /**
   * Small data is part of its segment; what would not fit in memory is a segment of its own, read
   * as it is sent.
   */
  @Override
  public void copy(SqlStatement copy, InputStream data) {
    try {
      byte[] head = data.readNBytes(COPY_IN_MEMORY);
      Piece piece = count(copy, Optional.of(head));
      if (isDone(piece)) {
        return;
      }
      if (head.length < COPY_IN_MEMORY) {
        segment.add(piece);
      } else {
        endSegment();
        runner.copying(
            settings,
            copy,
            new SequenceInputStream(new ByteArrayInputStream(head), data),
            journal(piece.number, false, piece.checksum));
        settings.clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Piece count(SqlStatement statement, Optional<byte[]> data) {
    seen++;
    checksum = checksum(checksum, statement);
    return new Piece(statement, data, seen, checksum);
  }

  static String checksum(String before, SqlStatement statement) {
    return Checksum.of(before + ";\n" + statement.text());
  }

  /** What the journal says is done is only checked; its SETs hold for the rest all the same. */
  private boolean isDone(Piece piece) {
    if (piece.number > resumed.done()) {
      return false;
    }
    if (piece.number == resumed.done() && !piece.checksum.equals(resumed.doneChecksum())) {
      throw runner.changed();
    }
    if (setsSession(piece.statement)) {
      settings.add(piece);
    }
    return true;
  }

  /** Runs what was gathered as one transaction. */
  void endSegment() {
    if (!segment.isEmpty()) {
      Piece last = segment.get(segment.size() - 1);
      List<Piece> pieces = new ArrayList<>(settings);
      pieces.addAll(segment);
      runner.inTransaction(pieces, journal(last.number, false, last.checksum));
      segment.clear();
      settings.clear();
    }
  }

  private void alone(Piece piece, String checksumBefore) {
    Standalone effect = Standalone.of(piece.statement.text());
    String sql = piece.statement.text();
    boolean begunBefore = resumed.begun() && piece.number == resumed.statement();
    runner.inTransaction(
        settings, begunBefore ? resumed : journal(piece.number, true, checksumBefore));
    settings.clear();
    if (begunBefore) {
      Answer answer = catalog.tookEffect(effect);
      if (answer == Answer.UNKNOWN) {
        throw runner.unsettled(piece.statement);
      }
      if (answer == Answer.DONE) {
        runner.inTransaction(List.of(), journal(piece.number, false, piece.checksum));
        return;
      }
      sql = catalog.continuing(effect, sql);
    }
    for (String clearing : catalog.clearing(effect)) {
      runner.alone(piece.statement, clearing, true);
    }
    runner.alone(piece.statement, sql, effect.concurrently());
    runner.inTransaction(List.of(), journal(piece.number, false, piece.checksum));
  }

  private Journal journal(int statement, boolean begun, String doneChecksum) {
    return new Journal(statement, begun, Math.max(seen, runner.prepared().count()), doneChecksum);
  }

  static boolean standsAlone(SqlStatement statement, Prepared prepared) {
    return statement.kind().group() == StatementClass.Group.NON_TRANSACTIONAL
        || (!prepared.options().transaction() && MAY_COMMIT.contains(firstWord(statement)));
  }

  /** A SET of the script's must hold for the rest of it also after a resumption. */
  private static boolean setsSession(SqlStatement statement) {
    return firstWord(statement).equals("set")
        && !statement.text().toLowerCase(Locale.ROOT).matches("(?s)set\\s+local\\b.*");
  }

  private static String firstWord(SqlStatement statement) {
    String text = statement.text();
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
