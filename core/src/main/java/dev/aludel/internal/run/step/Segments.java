package dev.aludel.internal.run.step;

import dev.aludel.error.UnsettledRevisionException;
import dev.aludel.internal.database.Journal;
import dev.aludel.internal.run.plan.PlanCheck;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.run.step.Instruction.Alone;
import dev.aludel.internal.run.step.Instruction.Copy;
import dev.aludel.internal.run.step.Instruction.Statement;
import dev.aludel.internal.script.file.StatementSink;
import dev.aludel.internal.sql.Checksum;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.StatementClass;
import dev.aludel.revision.RevisionNode;
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
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Makes instructions of a revision that runs in segments: consecutive ordinary statements, up to a
 * {@code -- @commit}, are one transaction, the others stand alone.
 *
 * <p>Every transaction moves the journal from where it was left: of two runners at the same place,
 * one fails. What the journal says is done is passed over, once its checksum agrees. It says "at n"
 * before a statement that stands alone and "done n" after it.
 */
public final class Segments implements StatementSink {

  public static final String NOTHING_DONE = "";

  private static final int COPY_IN_MEMORY = 8 << 20;

  /** As they are written, comments inside aside; SET LOCAL and its like end with their segment. */
  private static final Pattern SETS_SESSION =
      Pattern.compile(
          "^(?:set\\s+(?!local\\b|transaction\\b|constraints\\b)|reset\\s"
              + "|select\\s+(?:pg_catalog\\s*\\.\\s*)?set_config\\s*\\()",
          Pattern.CASE_INSENSITIVE);

  /**
   * May COMMIT, and so must not stand in a segment; or is refused in a transaction where it names a
   * partitioned table.
   */
  private static final Set<String> ALONE_WHERE_OFF = Set.of("call", "do", "reindex", "cluster");

  private final StepProtocol protocol;
  private final PreparedStep prepared;
  private final Consumer<Instruction> receiver;
  private final Journal resumed;

  /** What the script has set in earlier transactions; it holds for the rest of it. */
  private final List<SqlStatement> settings = new ArrayList<>();

  private final List<SqlStatement> settingsOfSegment = new ArrayList<>();
  private Optional<Journal.Open> open;
  private Journal journal;
  private int seen;
  private String checksum = NOTHING_DONE;
  private boolean inSegment;
  private boolean begun;
  private boolean unrecorded;

  /**
   * Makes instructions for one step.
   *
   * @param protocol what each transaction consists of
   * @param prepared the step
   * @param open the journal of an earlier run, where one was left
   * @param receiver takes the instructions; it has carried a transaction out, or thrown, when it
   *     has taken its {@link Instruction.Commit}
   */
  public Segments(
      StepProtocol protocol,
      PreparedStep prepared,
      Optional<Journal.Open> open,
      Consumer<Instruction> receiver) {
    this.protocol = protocol;
    this.prepared = prepared;
    this.receiver = receiver;
    this.open = open;
    this.journal =
        open.map(Journal.Open::journal)
            .orElse(new Journal(0, false, prepared.count(), NOTHING_DONE));
    this.resumed = journal;
  }

  /** {@return where the journal stands} */
  Journal journal() {
    return journal;
  }

  /** {@return the journal that the log has, where it has one} */
  Optional<Journal.Open> open() {
    return open;
  }

  @Override
  public void statement(SqlStatement statement) {
    boolean alone = standsAlone(statement, prepared);
    if (alone && seen >= resumed.done()) {
      endTransaction();
    }
    String before = checksum;
    count(statement);
    if (isDone(statement)) {
      return;
    }
    if (alone) {
      alone(statement, before);
    } else {
      beginSegment();
      receiver.accept(new Statement(statement));
      settingsOfSegment.addAll(settingsIn(statement));
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
      if (head.length < COPY_IN_MEMORY) {
        count(copy);
        if (!isDone(copy)) {
          beginSegment();
          receiver.accept(new Copy(copy, () -> new ByteArrayInputStream(head), true));
        }
        return;
      }
      if (seen >= resumed.done()) {
        endTransaction();
      }
      count(copy);
      if (!isDone(copy)) {
        beginSegment();
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), data);
        receiver.accept(new Copy(copy, () -> all, false));
        endTransaction();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void count(SqlStatement statement) {
    seen++;
    checksum = checksum(checksum, statement);
  }

  public static String checksum(String before, SqlStatement statement) {
    return Checksum.of(before + ";\n" + statement.written());
  }

  /** What the journal says is done is only checked; its SETs hold for the rest all the same. */
  private boolean isDone(SqlStatement statement) {
    if (seen > resumed.done()) {
      return false;
    }
    if (seen == resumed.done() && !resumed.covers(checksum)) {
      throw changed();
    }
    settings.addAll(settingsIn(statement));
    return true;
  }

  private UnsettledRevisionException changed() {
    RevisionNode revision = prepared.step().revision();
    return new UnsettledRevisionException(
        "%s stopped behind statement %s, and the statements before that were changed since (%s)."
            .formatted(PlanCheck.name(revision), resumed.done(), revision.origin()),
        "Restore their text as it was when they ran; what comes behind them may change. If the database has what they say now, say 'repair %1$s --done'; or undo by hand what they did, and say 'repair %1$s --undone'. Then run it again."
            .formatted(revision.id()),
        revision.id(),
        resumed.done());
  }

  private static List<SqlStatement> settingsIn(SqlStatement statement) {
    return SETS_SESSION.matcher(statement.text()).find() ? List.of(statement) : List.of();
  }

  private void beginSegment() {
    if (!inSegment) {
      begin();
      settings.forEach(set -> receiver.accept(new Statement(set)));
      inSegment = true;
    }
  }

  /** Ends the transaction that gathers statements, where one does. */
  @Override
  public void endTransaction() {
    if (inSegment) {
      end(journal(seen, false, checksum));
      inSegment = false;
      settings.addAll(settingsOfSegment);
      settingsOfSegment.clear();
    }
  }

  private void alone(SqlStatement statement, String checksumBefore) {
    boolean begunBefore = resumed.begun() && seen == resumed.statement();
    begin();
    end(begunBefore ? resumed : journal(seen, true, checksumBefore));
    receiver.accept(new Alone(statement, prepared.options(), List.copyOf(settings), begunBefore));
    begin();
    end(journal(seen, false, checksum));
  }

  /**
   * Says in the journal that the revision's code works on by itself: from there on nothing tells
   * what was done, so that no other run repeats it unasked.
   */
  void unrecorded() {
    if (resumed.statement() > seen) {
      throw SegmentsLeft.unrecorded(prepared.step(), resumed.statement());
    }
    endTransaction();
    if (!journal.begun()) {
      unrecorded = true;
      begin();
      seen++;
      end(journal(seen, true, checksum));
    }
  }

  /** Ends the revision, behind its last statement: moves the rows and closes the journal. */
  public void finish() {
    if (seen < resumed.statement()) {
      throw changed();
    }
    endTransaction();
    if (open.isEmpty() || !open.get().running()) {
      begin();
      end(journal);
    }
    begin();
    protocol.segmentsDone(prepared, journal).forEach(receiver);
  }

  private void begin() {
    protocol.segmentBegins(prepared, !begun, open.map(Journal.Open::journal)).forEach(receiver);
  }

  private void end(Journal after) {
    protocol.segmentEnds(prepared, open, after).forEach(receiver);
    begun = true;
    journal = after;
    open = Optional.of(new Journal.Open(after, true));
  }

  private Journal journal(int statement, boolean begunAlone, String doneChecksum) {
    Journal recorded =
        new Journal(statement, begunAlone, Math.max(seen, prepared.count()), doneChecksum);
    return unrecorded ? recorded.withoutRecord() : recorded;
  }

  private static boolean standsAlone(SqlStatement statement, PreparedStep prepared) {
    return statement.kind().group() == StatementClass.Group.NON_TRANSACTIONAL
        || (!prepared.options().transaction() && ALONE_WHERE_OFF.contains(firstWord(statement)));
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
