package dev.aludel.report;

import dev.aludel.revision.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One row of the log: a revision that was run, stamped or repaired.
 *
 * @param id its number, growing
 * @param revision the revision's id
 * @param direction what was done with the revision
 * @param message the revision's message at the time
 * @param revises what it revised at the time
 * @param dependsOn what it depended on at the time
 * @param labels the labels it carried at the time
 * @param checksum of its upgrade; empty for a Java revision
 * @param rawChecksum of its file's bytes; empty for a Java revision
 * @param outcome how far it came
 * @param startedAt when it began, by the server's clock
 * @param finishedAt when it ended, by the server's clock
 * @param error what went wrong
 * @param executedBy database user, client address and application
 * @param toolVersion the version of Aludel
 * @param timeZone the time zone that the revision ran in; empty for stamps, and for what older
 *     builds ran
 */
public record LogEntry(
    long id,
    String revision,
    Action direction,
    String message,
    List<String> revises,
    List<String> dependsOn,
    List<String> labels,
    Optional<String> checksum,
    Optional<String> rawChecksum,
    Outcome outcome,
    Instant startedAt,
    Optional<Instant> finishedAt,
    Optional<String> error,
    String executedBy,
    String toolVersion,
    Optional<String> timeZone) {

  /** What a row of the log says was done with a revision. */
  public enum Action {
    /** It was run. */
    UPGRADE,
    /** It was taken back. */
    DOWNGRADE,
    /** It was said to be applied, or not to be, without running it. */
    STAMP,
    /** Its changed text was accepted. */
    REPAIR;

    /** {@return the word in the log, in lower case} */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the word in the log.
     *
     * @param word the word
     * @return what it stands for
     */
    public static Action of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * The same for a step of a run.
     *
     * @param direction which way it goes
     * @return what the log says of it
     */
    public static Action of(Direction direction) {
      return direction == Direction.UPGRADE ? UPGRADE : DOWNGRADE;
    }
  }

  /** How far it came. */
  public enum Outcome {
    /** It has begun, and nobody has said how it ended. */
    RUNNING,
    /** It took effect. */
    DONE,
    /** It failed. */
    FAILED;

    /** {@return the word in the log, in lower case} */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the word in the log.
     *
     * @param word the word
     * @return what it stands for
     */
    public static Outcome of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Copies the lists. */
  public LogEntry {
    revises = List.copyOf(revises);
    dependsOn = List.copyOf(dependsOn);
    labels = List.copyOf(labels);
  }

  /** {@return how long it took; empty while it is running} */
  public Optional<Duration> duration() {
    return finishedAt.map(end -> Duration.between(startedAt, end));
  }
}
