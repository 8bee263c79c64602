package dev.aludel.report;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a database stands, as far as is known: a database that can't be reached now counts as it
 * was when it last answered.
 *
 * @param answer where each tenant's schema stands; one without a name where there are no tenants
 */
public record KnownState(LastAnswer<Map<String, CurrentState>> answer) {

  /** Health names so many tenants that are behind; the endpoint names them all. */
  private static final int NAMED = 10;

  /** {@return where each schema stood when it was last asked; empty where nothing is known yet} */
  public Map<String, CurrentState> schemas() {
    return answer.value().orElse(Map.of());
  }

  /**
   * {@return one status for all: behind if any schema is, else ahead if any is; empty where nothing
   * is known yet}
   */
  public Optional<SchemaStatus> status() {
    if (answer.value().isEmpty()) {
      return Optional.empty();
    }
    List<SchemaStatus> all = schemas().values().stream().map(CurrentState::status).toList();
    for (SchemaStatus worse : List.of(SchemaStatus.BEHIND, SchemaStatus.AHEAD)) {
      if (all.contains(worse)) {
        return Optional.of(worse);
      }
    }
    return Optional.of(SchemaStatus.AT_HEAD);
  }

  /** {@return the name of that status; {@code UNKNOWN} where nothing is known yet} */
  public String statusName() {
    return status().map(SchemaStatus::name).orElse("UNKNOWN");
  }

  /**
   * {@return whether the application may serve as far as the schema is concerned: something is
   * known, and nothing is behind}
   */
  public boolean ready() {
    return status().filter(status -> status != SchemaStatus.BEHIND).isPresent();
  }

  /**
   * The tenants with one status.
   *
   * @param status the status
   * @return their schemas, in the order of the tenants
   */
  public List<String> schemas(SchemaStatus status) {
    return schemas().entrySet().stream()
        .filter(schema -> schema.getValue().status() == status)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * {@return for a meter: how many revisions of this build are lacking, those of all tenants
   * together; NaN where nothing is known}
   */
  public double pending() {
    return status().isEmpty()
        ? Double.NaN
        : schemas().values().stream()
            .filter(state -> state.status() == SchemaStatus.BEHIND)
            .mapToInt(state -> state.pending().size())
            .sum();
  }

  /** {@return for a meter: 1 at head, 0 behind or ahead, NaN where nothing is known} */
  public double atHead() {
    return status().map(status -> status == SchemaStatus.AT_HEAD ? 1.0 : 0.0).orElse(Double.NaN);
  }

  /**
   * {@return what a health check says of the database: {@code status}; {@code rows}, or {@code
   * tenants} and the names of those that are {@code behind} or {@code ahead}; and, where the
   * database did not answer when it was asked last, {@code error} and the {@code age} of what is
   * said}
   */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("status", statusName());
    CurrentState only = schemas().get("");
    if (only != null) {
      facts.put("rows", List.copyOf(only.rows()));
    } else if (answer.value().isPresent()) {
      facts.put("tenants", schemas().size());
      for (SchemaStatus status : List.of(SchemaStatus.BEHIND, SchemaStatus.AHEAD)) {
        List<String> names = schemas(status);
        if (!names.isEmpty()) {
          facts.put(
              status.name().toLowerCase(Locale.ROOT),
              names.subList(0, Math.min(NAMED, names.size())));
        }
      }
    }
    if (answer.value().isPresent() && answer.failure().isPresent()) {
      facts.put("age", text(answer.age()));
    }
    answer.failure().ifPresent(failure -> facts.put("error", failure.description()));
    return facts;
  }

  private static String text(Duration age) {
    return age.toSeconds() < 120 ? age.toSeconds() + " s" : age.toMinutes() + " min";
  }
}
