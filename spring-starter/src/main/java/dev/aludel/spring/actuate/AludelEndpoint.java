package dev.aludel.spring.actuate;

import dev.aludel.Aludel;
import dev.aludel.report.RunReport;
import dev.aludel.report.StepReport;
import dev.aludel.spring.AludelDatabases;
import dev.aludel.spring.AludelProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Shows, for each database, where it stands, the revisions and what ran; and, where {@code
 * management.endpoint.aludel.access} is {@code unrestricted}, upgrades one.
 */
@Endpoint(id = "aludel", defaultAccess = Access.READ_ONLY)
public final class AludelEndpoint {

  private static final String UNNAMED = "default";
  private static final String HEAD = "head";

  private final DatabaseReports reports;
  private final AludelDatabases databases;
  private final AludelProperties properties;

  AludelEndpoint(DatabaseReports reports, AludelDatabases databases, AludelProperties properties) {
    this.reports = reports;
    this.databases = databases;
    this.properties = properties;
  }

  /** {@return the databases by name; the one without a name is {@code default}} */
  @ReadOperation
  public Map<String, Object> databases() {
    Map<String, Object> all = new LinkedHashMap<>();
    reports
        .known()
        .forEach(
            (name, known) ->
                all.put(
                    title(name),
                    new DatabaseReport(databases.get(name), reports.state(name), known).facts()));
    return all;
  }

  /**
   * Brings one database up to a target, and comes back when that is done.
   *
   * @param database its name; the one without a name where there is none, or {@code default}
   * @param tenant one of its tenants, where it has any
   * @param target an identifier; what the setting {@code target} says where there is none
   * @return what was run
   * @throws IllegalArgumentException where there is no such database or tenant
   * @throws dev.aludel.error.AludelException where the upgrade fails
   */
  @WriteOperation
  public Map<String, Object> upgrade(
      // Boot 3.5 takes a parameter without Spring's own annotation for a required one.
      @org.springframework.lang.Nullable @Nullable String database,
      @org.springframework.lang.Nullable @Nullable String tenant,
      @org.springframework.lang.Nullable @Nullable String target) {
    String name = database == null || database.equals(UNNAMED) ? "" : database;
    String to = target == null || target.isBlank() ? target(name) : target;
    Aludel aludel = tenant(name, databases.get(name), tenant == null ? "" : tenant);
    try {
      return facts(name, tenant == null ? "" : tenant, aludel.upgrade(to));
    } finally {
      reports.state(name).forget();
    }
  }

  private static Aludel tenant(String database, Aludel aludel, String tenant) {
    List<String> tenants = aludel.tenants();
    if (tenant.isEmpty() ? tenants.isEmpty() : tenants.contains(tenant)) {
      return tenant.isEmpty() ? aludel : aludel.tenant(tenant);
    }
    throw new IllegalArgumentException(
        tenant.isEmpty()
            ? "The database '%s' has tenants: name one.".formatted(title(database))
            : "The database '%s' has no tenant '%s'.".formatted(title(database), tenant));
  }

  private static String title(String name) {
    return name.isEmpty() ? UNNAMED : name;
  }

  private String target(String database) {
    @Nullable AludelProperties settings =
        database.isEmpty() || properties.databases() == null
            ? properties
            : properties.databases().get(database);
    @Nullable String target = settings == null ? null : settings.target();
    return target == null || target.isBlank() ? HEAD : target;
  }

  private static Map<String, Object> facts(String database, String tenant, RunReport report) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("database", title(database));
    if (!tenant.isEmpty()) {
      facts.put("tenant", tenant);
    }
    facts.put("before", List.copyOf(report.rowsBefore()));
    facts.put("after", List.copyOf(report.rowsAfter()));
    facts.put("revisions", report.steps().stream().map(AludelEndpoint::facts).toList());
    facts.put("millis", report.duration().toMillis());
    return facts;
  }

  private static Map<String, Object> facts(StepReport step) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", step.step().revision().id());
    facts.put("message", step.step().revision().message());
    facts.put("millis", step.duration().toMillis());
    return facts;
  }
}
