package dev.aludel.quarkus;

import java.util.List;

/**
 * A database that the application brings to head, as its build found it.
 *
 * @param name the name of its data source; empty for the one without a name
 * @param locations where its revisions are
 * @param allowSeveralHeads whether its graph may have several heads
 * @param allowEmpty whether having no revision is fine
 * @param pool whether the application has a JDBC data source of that name
 * @param beans the classes of its Java revisions that are beans
 */
public record ManagedDatabase(
    String name,
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
}
