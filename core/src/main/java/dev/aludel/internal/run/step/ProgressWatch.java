package dev.aludel.internal.run.step;

import dev.aludel.internal.database.Observer;
import dev.aludel.internal.text.ShownText;
import dev.aludel.report.Progress;
import dev.aludel.revision.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells, from a thread of its own, how far the step at work has come: listeners every second, the
 * log every ten.
 *
 * <p>It only looks and tells; without an observer it has nothing to tell but the time. It never
 * tells of a step that is over, nor at the same time as the run itself.
 */
public final class ProgressWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration LOG_EVERY = Duration.ofSeconds(10);

  private final Optional<Observer> observer;
  private final Listeners listeners;
  private final LongSupplier nanos;
  private @Nullable ScheduledExecutorService timer;
  private volatile @Nullable AtWork atWork;

  public ProgressWatch(Optional<Observer> observer, Listeners listeners) {
    this(observer, listeners, System::nanoTime);
  }

  /** Tells by another clock. */
  public ProgressWatch(Optional<Observer> observer, Listeners listeners, LongSupplier nanos) {
    this.observer = observer;
    this.listeners = listeners;
    this.nanos = nanos;
  }

  private static final class AtWork {
    private final Step step;
    private final LongSupplier nanos;
    private final long begun;
    private Duration logged = Duration.ZERO;

    AtWork(Step step, LongSupplier nanos) {
      this.step = step;
      this.nanos = nanos;
      this.begun = nanos.getAsLong();
    }

    Duration elapsed() {
      return Duration.ofNanos(nanos.getAsLong() - begun);
    }
  }

  /** A step begins. */
  void begin(Step step) {
    atWork = new AtWork(step, nanos);
    if (timer == null) {
      timer =
          Executors.newSingleThreadScheduledExecutor(
              work -> {
                Thread thread = new Thread(work, "aludel-progress");
                thread.setDaemon(true);
                return thread;
              });
      timer.scheduleWithFixedDelay(
          this::tell, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** The step is over; when this returns, nothing more is told of it. */
  synchronized void end() {
    atWork = null;
  }

  /** Tells where it is time to. */
  void tell() {
    AtWork now = atWork;
    if (now == null || now.elapsed().compareTo(EVERY) < 0) {
      return;
    }
    Progress progress =
        observer
            .map(found -> found.look(now.elapsed()))
            .orElseGet(() -> new Progress(now.elapsed(), Optional.empty(), List.of()));
    synchronized (this) {
      if (now != atWork) {
        return;
      }
      if (progress.elapsed().minus(now.logged).compareTo(LOG_EVERY) >= 0) {
        now.logged = progress.elapsed();
        LOG.info("{}", line(now.step, progress));
      }
      listeners.progress(now.step, progress);
    }
  }

  static String line(Step step, Progress progress) {
    StringBuilder line = new StringBuilder(step.revision().id());
    line.append(" has been at work for ").append(progress.elapsed().toSeconds()).append(" s");
    progress
        .work()
        .ifPresent(
            work -> {
              line.append(": ").append(work.command());
              if (!work.phase().isEmpty()) {
                line.append(", ").append(work.phase());
              }
              work.percent().ifPresent(percent -> line.append(", ").append(percent).append(" %"));
            });
    if (!progress.blockers().isEmpty()) {
      line.append("; it waits for ")
          .append(
              progress.blockers().stream()
                  .map(ProgressWatch::described)
                  .collect(Collectors.joining("; ")));
    }
    return line.toString();
  }

  private static String described(Progress.Blocker blocker) {
    return "backend %s%s, %s, in a transaction for %s s"
        .formatted(
            blocker.pid(),
            blocker.application().isEmpty()
                ? ""
                : " (" + ShownText.line(blocker.application()) + ")",
            blocker.state().isEmpty() ? "at work" : blocker.state(),
            blocker.transactionAge().toSeconds());
  }

  /** The run is over; the connection is closed by the thread that uses it. */
  @Override
  public void close() {
    end();
    ScheduledExecutorService running = timer;
    if (running == null) {
      observer.ifPresent(Observer::close);
    } else {
      observer.ifPresent(found -> running.execute(found::close));
      running.shutdown();
    }
  }
}
