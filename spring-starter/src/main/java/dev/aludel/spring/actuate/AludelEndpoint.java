package dev.aludel.spring.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Shows, for each database, where it stands, the revisions and what ran. */
@Endpoint(id = "aludel")
public final class AludelEndpoint {

  private final DatabaseReports reports;

  AludelEndpoint(DatabaseReports reports) {
    this.reports = reports;
  }

  /** {@return the databases by name; the one without a name is {@code default}} */
  @ReadOperation
  public Map<String, Object> databases() {
    Map<String, Object> databases = new LinkedHashMap<>();
    for (String name : reports.names()) {
      databases.put(name.isEmpty() ? "default" : name, reports.report(name));
    }
    return databases;
  }
}
