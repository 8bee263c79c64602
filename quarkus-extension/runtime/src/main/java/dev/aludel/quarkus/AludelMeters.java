package dev.aludel.quarkus;

import dev.aludel.error.AludelException;
import dev.aludel.report.KnownState;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Step;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many revisions each database lacks, whether it is at head, and how long each one took that
 * ran. What ran before there was a registry is told once there is.
 */
@Singleton
final class AludelMeters implements MeterBinder, DatabaseListenerFactory {

  private final AludelDatabases databases;
  private final List<Timed> untold = new ArrayList<>();
  private Optional<MeterRegistry> registry = Optional.empty();

  @Inject
  AludelMeters(AludelDatabases databases) {
    this.databases = databases;
  }

  private record Timed(Tags tags, Duration duration) {}

  @Override
  public synchronized void bindTo(MeterRegistry registry) {
    this.registry = Optional.of(registry);
    for (String name : databases.active()) {
      gauge("aludel.revisions.pending", name, KnownState::pending)
          .description("How many revisions of this build the database lacks")
          .register(registry);
      gauge("aludel.at.head", name, KnownState::atHead)
          .description("Whether the database has every revision of this build")
          .register(registry);
    }
    untold.forEach(timed -> record(registry, timed));
    untold.clear();
  }

  private Gauge.Builder<AludelDatabases> gauge(
      String gauge, String database, ToDoubleFunction<KnownState> value) {
    return Gauge.builder(
            gauge,
            databases,
            all -> value.applyAsDouble(Objects.requireNonNull(all.known().get(database))))
        .tag("database", title(database))
        .strongReference(true);
  }

  @Override
  public MigrationListener listener(String database) {
    return new Stopwatch(title(database));
  }

  private synchronized void tell(Timed timed) {
    if (registry.isPresent()) {
      record(registry.get(), timed);
    } else {
      untold.add(timed);
    }
  }

  private static void record(MeterRegistry registry, Timed timed) {
    Timer.builder("aludel.revision")
        .description("How long a revision took")
        .tags(timed.tags())
        .register(registry)
        .record(timed.duration());
  }

  private static String title(String name) {
    return name.isEmpty() ? "default" : name;
  }

  private final class Stopwatch implements MigrationListener {
    private final String database;
    private long start;

    Stopwatch(String database) {
      this.database = database;
    }

    @Override
    public MigrationListener ofTenant(String schema) {
      return new Stopwatch(database);
    }

    @Override
    public void started(Step step) {
      start = System.nanoTime();
    }

    @Override
    public void done(StepReport report) {
      tell(new Timed(tags(report.step(), null), report.duration()));
    }

    @Override
    public void failed(Step step, AludelException error) {
      tell(new Timed(tags(step, error), Duration.ofNanos(System.nanoTime() - start)));
    }

    private Tags tags(Step step, @Nullable AludelException error) {
      return Tags.of(
          "database",
          database,
          "direction",
          step.direction().name().toLowerCase(Locale.ROOT),
          "error",
          error == null ? "none" : error.getClass().getSimpleName());
    }
  }
}
