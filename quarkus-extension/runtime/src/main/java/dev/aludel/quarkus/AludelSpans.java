package dev.aludel.quarkus;

import dev.aludel.error.AludelException;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Step;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** A span for each revision that runs. */
@Singleton
final class AludelSpans implements DatabaseListenerFactory {

  private static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant");
  private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("attempt");

  private final Tracer tracer;

  @Inject
  AludelSpans(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("dev.aludel");
  }

  @Override
  public MigrationListener listener(String database) {
    return new Spans(tracer, database.isEmpty() ? "default" : database, "");
  }

  private static final class Spans implements MigrationListener {
    private final Tracer tracer;
    private final String database;
    private final String tenant;
    private Optional<Span> current = Optional.empty();

    Spans(Tracer tracer, String database, String tenant) {
      this.tracer = tracer;
      this.database = database;
      this.tenant = tenant;
    }

    @Override
    public MigrationListener ofTenant(String schema) {
      return new Spans(tracer, database, schema);
    }

    @Override
    public void started(Step step) {
      current =
          Optional.of(
              tracer
                  .spanBuilder("aludel " + step.revision().id())
                  .setAttribute("database", database)
                  .setAttribute("direction", step.direction().name().toLowerCase(Locale.ROOT))
                  .setAttribute("revision", step.revision().id())
                  .setAllAttributes(
                      tenant.isEmpty() ? Attributes.empty() : Attributes.of(TENANT, tenant))
                  .startSpan());
    }

    @Override
    public void retried(Step step, int attempt, String reason) {
      current.ifPresent(span -> span.addEvent("retried", Attributes.of(ATTEMPT, (long) attempt)));
    }

    @Override
    public void done(StepReport report) {
      current.ifPresent(Span::end);
      current = Optional.empty();
    }

    @Override
    public void failed(Step step, AludelException error) {
      current.ifPresent(
          span -> {
            span.setStatus(StatusCode.ERROR, error.description());
            span.recordException(error);
            span.end();
          });
      current = Optional.empty();
    }
  }
}
