package dev.aludel.quarkus.devui;

import dev.aludel.Aludel;
import dev.aludel.error.AludelException;
import dev.aludel.quarkus.AludelDatabases;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a tab of the page is about: a database, or one tenant of it.
 *
 * @param database the name of its data source; empty for the one without a name
 * @param tenant the tenant's schema; empty where the database has no tenants
 */
record Tab(String database, String tenant) {

  private static final String BETWEEN = "/";

  static Tab of(String name) {
    int between = name.indexOf(BETWEEN);
    return between < 0
        ? new Tab(name, "")
        : new Tab(name.substring(0, between), name.substring(between + 1));
  }

  /** The names of all tabs: {@code reports}, or {@code reports/acme} where it has tenants. */
  static List<String> names(AludelDatabases databases) {
    return databases.names().stream().flatMap(name -> names(name, databases)).toList();
  }

  private static Stream<String> names(String database, AludelDatabases databases) {
    try {
      List<String> tenants = databases.get(database).tenants();
      return tenants.isEmpty()
          ? Stream.of(database)
          : tenants.stream().map(tenant -> database + BETWEEN + tenant);
    } catch (AludelException e) {
      return Stream.of(database); // its tab tells what is wrong
    }
  }

  Aludel aludel(AludelDatabases databases) {
    Aludel aludel = databases.get(database);
    return tenant.isEmpty() ? aludel : aludel.tenant(tenant);
  }
}
