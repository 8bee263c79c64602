package dev.aludel.quarkus;

import io.quarkus.datasource.common.runtime.DataSourceUtil;
import java.util.List;

/**
 * A database that the application brings to head, as its build found it.
 *
 * @param name its name; empty for the one without a name
 * @param dataSource the name of the data source that it is on, mostly its own name; empty for the
 *     one without a name
 * @param locations where its revisions are
 * @param allowSeveralHeads whether its graph may have several heads
 * @param allowEmpty whether having no revision is fine
 * @param pool whether that is a JDBC data source
 * @param beans the classes of its Java revisions that are beans
 */
public record ManagedDatabase(
    String name,
    String dataSource,
    List<String> locations,
    boolean allowSeveralHeads,
    boolean allowEmpty,
    boolean pool,
    List<String> beans) {

  /** Copies the lists. */
  public ManagedDatabase {
    locations = List.copyOf(locations);
    beans = List.copyOf(beans);
  }

  /** {@return what stands before the names of its settings} */
  String prefix() {
    return name.isEmpty() ? "quarkus.aludel." : "quarkus.aludel.\"" + name + "\".";
  }

  /** {@return the data source as Quarkus names it} */
  String dataSourceKey() {
    return dataSource.isEmpty() ? DataSourceUtil.DEFAULT_DATASOURCE_NAME : dataSource;
  }
}
