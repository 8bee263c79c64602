package dev.aludel;

import dev.aludel.report.CurrentState;
import dev.aludel.report.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a database stands, for probes and meters: it is asked at most every ten seconds, so that
 * they don't compete with the application for connections.
 */
public final class RecentState {

  /** How long an answer is kept. */
  public static final Duration KEPT = Duration.ofSeconds(10);

  private final Supplier<Aludel> database;
  private final Clock clock;
  private final Map<String, Answer> answers = new HashMap<>();

  /**
   * Asks nothing yet.
   *
   * @param database the library for the database
   * @param clock tells when an answer is old
   */
  public RecentState(Supplier<Aludel> database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** {@return where each tenant's schema stands; one without a name where there are no tenants} */
  public Map<String, CurrentState> schemas() {
    return keep("schemas", Aludel::currents);
  }

  /**
   * The tenants that stand somewhere.
   *
   * @param standing where
   * @return their schemas, in the order of the tenants
   */
  public List<String> schemas(Standing standing) {
    return schemas().entrySet().stream()
        .filter(schema -> schema.getValue().standing() == standing)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** {@return the same in one word: behind if any schema is, else ahead if any is} */
  public Standing standing() {
    List<Standing> all = schemas().values().stream().map(CurrentState::standing).toList();
    for (Standing worse : List.of(Standing.BEHIND, Standing.AHEAD)) {
      if (all.contains(worse)) {
        return worse;
      }
    }
    return Standing.AT_HEAD;
  }

  /** {@return how many revisions of this build are lacking, those of all tenants together} */
  public int pending() {
    return keep("pending", this::pending);
  }

  private int pending(Aludel aludel) {
    int sum = 0;
    for (Map.Entry<String, CurrentState> schema : schemas().entrySet()) {
      if (schema.getValue().standing() == Standing.BEHIND) {
        Aludel one = schema.getKey().isEmpty() ? aludel : aludel.tenant(schema.getKey());
        sum += one.pending("heads").steps().size();
      }
    }
    return sum;
  }

  /**
   * Keeps another answer as long.
   *
   * @param question what is asked, in a word
   * @param read asks it
   * @return the answer, which may be some seconds old
   * @param <T> what is asked for; the same for the same question
   */
  @SuppressWarnings("unchecked")
  public synchronized <T> T keep(String question, Function<Aludel, T> read) {
    Instant now = clock.instant();
    Answer answer = answers.get(question);
    if (answer == null || answer.at().plus(KEPT).isBefore(now)) {
      answer = new Answer(now, read.apply(database.get()));
      answers.put(question, answer);
    }
    return (T) answer.value();
  }

  /** Forgets every answer: something was just done to the database. */
  public synchronized void forget() {
    answers.clear();
  }

  private record Answer(Instant at, Object value) {}
}
