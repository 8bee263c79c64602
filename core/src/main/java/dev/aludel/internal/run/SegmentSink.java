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
import java.util.regex.Pattern;

/**
 * Groups the statements of a revision that runs in segments: consecutive ordinary ones, up to a
 * {@code -- @commit}, are one, the others stand alone.
 *
 * <p>What the journal says is done is passed over, once its checksum agrees. The journal says "at
 * n" before a statement that stands alone and "done n" after it; where a run ended between the two,
 * the catalog is asked.
 */
final class SegmentSink implements StatementSink {

  static final String NOTHING_DONE = "";

  private static final int COPY_IN_MEMORY = 8 << 20;

  /** As they are written, comments inside aside; SET LOCAL and its like end with their segment. */
  private static final Pattern SETS_SESSION =
      Pattern.compile(
          "^(?:set\\s+(?!local\\b|transaction\\b|constraints\\b)|reset\\s"
              + "|select\\s+(?:pg_catalog\\s*\\.\\s*)?set_config\\s*\\()",
          Pattern.CASE_INSENSITIVE);

  /** May COMMIT, and so must not stand in a segment. */
  private static final Set<String> MAY_COMMIT = Set.of("call", "do");

  private final SegmentRunner runner;
  private final Journal resumed;
  private final CatalogAnswers catalog;
  private final List<Piece> segment = new ArrayList<>();

  /** What the script has set so far; it holds for the rest of it, also after a resumption. */
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
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void endTransaction() {
    endSegment();
  }

  private Piece count(SqlStatement statement, Optional<byte[]> data) {
    seen++;
    checksum = checksum(checksum, statement);
    return new Piece(statement, data, seen, checksum);
  }

  static String checksum(String before, SqlStatement statement) {
    return Checksum.of(before + ";\n" + statement.written());
  }

  /** What the journal says is done is only checked; its SETs hold for the rest all the same. */
  private boolean isDone(Piece piece) {
    if (piece.number > resumed.done()) {
      return false;
    }
    if (piece.number == resumed.done() && !piece.checksum.equals(resumed.doneChecksum())) {
      throw runner.changed();
    }
    keepSettings(List.of(piece));
    return true;
  }

  private void keepSettings(List<Piece> pieces) {
    pieces.stream()
        .filter(piece -> SETS_SESSION.matcher(piece.statement.text()).find())
        .forEach(settings::add);
  }

  /** Runs what was gathered as one transaction. */
  void endSegment() {
    if (!segment.isEmpty()) {
      Piece last = segment.get(segment.size() - 1);
      List<Piece> pieces = new ArrayList<>(settings);
      pieces.addAll(segment);
      runner.inTransaction(pieces, journal(last.number, false, last.checksum));
      keepSettings(segment);
      segment.clear();
    }
  }

  private void alone(Piece piece, String checksumBefore) {
    String sql = piece.statement.text();
    Standalone effect = piece.statement.effect();
    boolean begunBefore = resumed.begun() && piece.number == resumed.statement();
    runner.inTransaction(
        List.of(), begunBefore ? resumed : journal(piece.number, true, checksumBefore));
    // As the script would see the names in its statement, so must the catalog be asked.
    runner.setForStandalone(settings);
    if (begunBefore) {
      Answer answer = catalog.tookEffect(effect);
      if (answer == Answer.UNKNOWN) {
        throw runner.unsettled(piece.statement);
      }
      if (answer == Answer.DONE) {
        runner.inTransaction(List.of(), journal(piece.number, false, piece.checksum));
        return;
      }
    }
    for (String clearing : catalog.clearing(effect)) {
      runner.alone(piece.statement, clearing, effect);
    }
    runner.alone(piece.statement, catalog.continuing(effect, sql), effect);
    runner.inTransaction(List.of(), journal(piece.number, false, piece.checksum));
  }

  private Journal journal(int statement, boolean begun, String doneChecksum) {
    return new Journal(statement, begun, Math.max(seen, runner.prepared().count()), doneChecksum);
  }

  static boolean standsAlone(SqlStatement statement, Prepared prepared) {
    return statement.kind().group() == StatementClass.Group.NON_TRANSACTIONAL
        || (!prepared.options().transaction() && MAY_COMMIT.contains(firstWord(statement)));
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
