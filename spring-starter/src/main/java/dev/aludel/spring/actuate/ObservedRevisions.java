package dev.aludel.spring.actuate;

import dev.aludel.error.AludelException;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Step;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One observation for each revision that runs: a timer, and a span where there is tracing. */
final class ObservedRevisions implements MigrationListener {

  private final Supplier<Optional<ObservationRegistry>> registry;
  private final String database;
  private final String tenant;
  private @Nullable Observation current;

  ObservedRevisions(Supplier<Optional<ObservationRegistry>> registry, String database) {
    this(registry, database.isEmpty() ? "default" : database, "");
  }

  private ObservedRevisions(
      Supplier<Optional<ObservationRegistry>> registry, String database, String tenant) {
    this.registry = registry;
    this.database = database;
    this.tenant = tenant;
  }

  @Override
  public MigrationListener ofTenant(String schema) {
    return new ObservedRevisions(registry, database, schema);
  }

  @Override
  public void started(Step step) {
    current =
        registry
            .get()
            .map(
                found ->
                    Observation.createNotStarted("aludel.revision", found)
                        .contextualName("aludel " + step.revision().id())
                        .lowCardinalityKeyValue("database", database)
                        .lowCardinalityKeyValue(
                            "direction", step.direction().name().toLowerCase(Locale.ROOT))
                        .highCardinalityKeyValue("revision", step.revision().id())
                        .highCardinalityKeyValues(
                            tenant.isEmpty() ? KeyValues.empty() : KeyValues.of("tenant", tenant))
                        .start())
            .orElse(null);
  }

  @Override
  public void retried(Step step, int attempt, String reason) {
    if (current != null) {
      current.event(Observation.Event.of("retried", "attempt " + attempt));
    }
  }

  @Override
  public void done(StepReport report) {
    stop(null);
  }

  @Override
  public void failed(Step step, AludelException error) {
    stop(error);
  }

  private void stop(@Nullable Throwable error) {
    if (current != null) {
      if (error != null) {
        current.error(error);
      }
      current.stop();
      current = null;
    }
  }
}
