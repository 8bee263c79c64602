package dev.aludel.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far a step has come that is still at work.
 *
 * @param elapsed how long it has been at work
 * @param work what the server is at, where it tells and somebody may look
 * @param blockers the sessions that it waits for; none where nobody may look
 */
public record Progress(Duration elapsed, Optional<Work> work, List<Blocker> blockers) {

  /** Copies the list. */
  public Progress {
    blockers = List.copyOf(blockers);
  }

  /**
   * A long command that the server reports on.
   *
   * @param command such as {@code CREATE INDEX CONCURRENTLY}, {@code COPY FROM} or {@code VACUUM}
   * @param phase the server's word for what it does, or an empty text
   * @param done how much is done, in the server's own units: blocks, tuples or bytes
   * @param total how much there is; 0 where the server does not know
   */
  public record Work(String command, String phase, long done, long total) {

    /** {@return from 0 to 100; empty where the server does not know how much there is} */
    public Optional<Integer> percent() {
      return total <= 0 ? Optional.empty() : Optional.of((int) Math.min(100, done * 100 / total));
    }
  }

  /**
   * A session that holds what the step waits for.
   *
   * @param pid its backend
   * @param application its application_name, or an empty text
   * @param state such as {@code idle in transaction}
   * @param transactionAge how old its transaction is
   */
  public record Blocker(int pid, String application, String state, Duration transactionAge) {}
}
