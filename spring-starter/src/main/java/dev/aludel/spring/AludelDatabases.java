package dev.aludel.spring;

import dev.aludel.Aludel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The library for each database of the application: the one without a name, then the others. */
public final class AludelDatabases {

  private final Map<String, Database> databases;
  private final BiFunction<Database, DataSource, Aludel> elsewhere;

  /**
   * Copies the list.
   *
   * @param databases the databases
   * @param elsewhere makes the library for one of them anew, on another data source
   */
  AludelDatabases(List<Database> databases, BiFunction<Database, DataSource, Aludel> elsewhere) {
    this.elsewhere = elsewhere;
    Map<String, Database> byName = new LinkedHashMap<>();
    databases.forEach(database -> byName.put(database.name(), database));
    this.databases = Collections.unmodifiableMap(byName);
  }

  /**
   * {@return the names, the empty one first; none where an application that was processed ahead of
   * time is started with {@code aludel.enabled=false}}
   */
  public List<String> names() {
    return List.copyOf(databases.keySet());
  }

  /**
   * The library for one database.
   *
   * @param name the name under {@code aludel.databases}; empty for the one without a name
   * @return the library
   * @throws IllegalArgumentException where there is no such database
   */
  public Aludel get(String name) {
    return database(name).aludel();
  }

  /**
   * The library as the application has it set up for one database, with its settings, revisions and
   * listeners, but on another data source: for a scratch database of a test.
   *
   * @param name the name under {@code aludel.databases}; empty for the one without a name
   * @param dataSource where it works instead
   * @return a library of its own
   * @throws IllegalArgumentException where there is no such database
   */
  public Aludel on(String name, DataSource dataSource) {
    return elsewhere.apply(database(name), dataSource);
  }

  Database database(String name) {
    Database database = databases.get(name);
    if (database == null) {
      throw new IllegalArgumentException(
          "There is no database '%s' under 'aludel.databases'; there is '%s'."
              .formatted(
                  name,
                  databases.values().stream()
                      .map(Database::title)
                      .collect(Collectors.joining("', '"))));
    }
    return database;
  }

  List<Database> all() {
    return new ArrayList<>(databases.values());
  }
}
