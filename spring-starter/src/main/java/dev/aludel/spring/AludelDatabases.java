package dev.aludel.spring;

import dev.aludel.Aludel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The library for each database of the application: the one without a name, then the others. */
public final class AludelDatabases {

  private final Map<String, Database> databases;

  AludelDatabases(List<Database> databases) {
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
    Database database = databases.get(name);
    if (database == null) {
      throw new IllegalArgumentException(
          "There is no database '%s' under 'aludel.databases'; there are %s."
              .formatted(name, names()));
    }
    return database.aludel();
  }

  List<Database> all() {
    return new ArrayList<>(databases.values());
  }
}
