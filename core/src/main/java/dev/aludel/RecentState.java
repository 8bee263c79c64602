package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConnectionFailedException;
import dev.aludel.error.QueryFailedException;
import dev.aludel.report.KnownState;
import dev.aludel.report.LastAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a database stands, for probes and meters. They are answered at once, or within {@link
 * #PATIENCE}, also while the database is away: with what was seen last.
 *
 * <p>The database is asked at most every ten seconds, by one thread at a time, so that probes don't
 * compete with the application for connections. A database that did not answer is not asked again
 * sooner either.
 */
public final class RecentState {

  /** How long an answer is kept, and how long a failure. */
  public static final Duration KEPT = Duration.ofSeconds(10);

  /** How long a caller waits at most for the database to be asked; then the last answer counts. */
  public static final Duration PATIENCE = Duration.ofMillis(700);

  private static final String SCHEMAS = "schemas";
  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final Supplier<Aludel> database;
  private final Clock clock;
  private final Duration patience;
  private final Map<String, Question> questions = new HashMap<>();
  private @Nullable Question running;
  private @Nullable ConnectionFailedException away;
  private Instant awaySince = Instant.EPOCH;

  /**
   * Prepares to ask; the database is not asked yet.
   *
   * @param database the library for the database
   * @param clock tells how old an answer is
   */
  public RecentState(Supplier<Aludel> database, Clock clock) {
    this(database, clock, PATIENCE);
  }

  /** With another patience, which tests have. */
  RecentState(Supplier<Aludel> database, Clock clock, Duration patience) {
    this.database = database;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * What is known of several databases, which are asked at the same time: together they take no
   * longer than one.
   *
   * @param states the databases by name
   * @return what is known of each, in their order
   */
  public static Map<String, KnownState> known(Map<String, RecentState> states) {
    states.values().forEach(RecentState::refresh);
    Map<String, KnownState> known = new LinkedHashMap<>();
    states.forEach((name, state) -> known.put(name, state.known()));
    return known;
  }

  private synchronized void refresh() {
    Question question = question(SCHEMAS);
    if (running == null && isDue(question)) {
      begin(question, Aludel::currents);
    }
  }

  /** {@return what is known of where the database stands} */
  public KnownState known() {
    return new KnownState(ask(SCHEMAS, Aludel::currents));
  }

  /**
   * Asks something else in the same way.
   *
   * @param question what is asked, in a word
   * @param read asks it
   * @return the last answer
   * @param <T> what is asked for; the same for the same question
   */
  @SuppressWarnings("unchecked")
  public synchronized <T> LastAnswer<T> ask(String question, Function<Aludel, T> read) {
    Question asked = question(question);
    long until = System.nanoTime() + patience.toNanos();
    while (running == asked || isDue(asked)) {
      if (running == null) {
        begin(asked, read);
      }
      boolean another = running != asked;
      if (another && asked.value != null
          || !pause(another ? until : asked.begun + patience.toNanos())) {
        break;
      }
    }
    return new LastAnswer<>(
        Optional.ofNullable((T) asked.value),
        asked.value == null ? Duration.ZERO : Duration.between(asked.answered, clock.instant()),
        failure(asked));
  }

  private Question question(String word) {
    return questions.computeIfAbsent(word, any -> new Question());
  }

  /** A database that could not be reached for one question is not asked another one at once. */
  private boolean isDue(Question question) {
    Instant old = clock.instant().minus(KEPT);
    boolean isAway = away != null && !awaySince.isBefore(old);
    return !isAway && (question.tried == null || question.tried.isBefore(old));
  }

  private Optional<AludelException> failure(Question question) {
    if (running == question) {
      return Optional.of(silent(question));
    }
    return Optional.ofNullable(away == null ? question.failure : away);
  }

  /** Waits for the running look to end; false where that takes too long. */
  private boolean pause(long until) {
    long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    if (left <= 0) {
      return false;
    }
    try {
      wait(left);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private AludelException silent(Question question) {
    return new ConnectionFailedException(
        "The database has not answered for %s ms."
            .formatted(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - question.begun)),
        "Look whether it is there, and how busy it is.",
        "",
        null);
  }

  /** In a thread of its own, since nothing ends a connection attempt of the driver's. */
  private <T> void begin(Question question, Function<Aludel, T> read) {
    running = question;
    question.begun = System.nanoTime();
    Thread thread = new Thread(() -> look(question, read), "aludel-state");
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
  }

  private <T> void look(Question question, Function<Aludel, T> read) {
    @Nullable Object value = null;
    @Nullable AludelException failure = null;
    try {
      value = read.apply(database.get().forProbe());
    } catch (AludelException e) {
      failure = e;
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("Reading the state failed", e);
      failure =
          new QueryFailedException("Where the database stands could not be read: " + e, "", "", e);
    } finally {
      answer(question, value, failure);
    }
  }

  private synchronized void answer(
      Question question, @Nullable Object value, @Nullable AludelException failure) {
    Instant now = clock.instant();
    running = null;
    question.tried = question.outdated ? null : now;
    question.outdated = false;
    question.failure = failure;
    away = failure instanceof ConnectionFailedException unreachable ? unreachable : null;
    awaySince = now;
    if (value != null) {
      question.value = value;
      question.answered = now;
    }
    notifyAll();
  }

  /** Says that something was done to the database: the next question asks it again. */
  public synchronized void forget() {
    questions.values().forEach(question -> question.tried = null);
    away = null;
    if (running != null) {
      running.outdated = true;
    }
  }

  /** What is asked from time to time. Guarded by the state that it belongs to. */
  private static final class Question {
    private @Nullable Object value;
    private Instant answered = Instant.EPOCH;
    private @Nullable AludelException failure;
    private @Nullable Instant tried;
    private long begun;
    private boolean outdated;
  }
}
