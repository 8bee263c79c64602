package dev.aludel.quarkus;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.RecentState;
import dev.aludel.report.KnownState;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The library for each database of the application: the one without a name, then the others. Each
 * is made when it is first asked for, and shared from then on.
 */
public final class AludelDatabases {

  private final DatabaseAssembler assembler;
  private final Clock clock;
  private final Map<String, RecentState> states = new LinkedHashMap<>();
  private final Map<String, AludelBuilder> builders = new LinkedHashMap<>();
  private final Map<String, Aludel> made = new LinkedHashMap<>();

  AludelDatabases(DatabaseAssembler assembler, Clock clock) {
    this.assembler = assembler;
    this.clock = clock;
  }

  /** {@return the names; that of the database without one is an empty text, and the first} */
  public List<String> names() {
    return assembler.names();
  }

  /**
   * The library for one database.
   *
   * @param name the name of its data source; empty for the one without a name
   * @return the library
   * @throws IllegalArgumentException where there is no such database
   */
  public synchronized Aludel get(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException(
          "There is no database '%s' under 'quarkus.aludel'; there are %s."
              .formatted(name, names()));
    }
    Aludel aludel = made.get(name);
    if (aludel == null) {
      aludel = builder(name).build();
      made.put(name, aludel);
    }
    return aludel;
  }

  /** The builder of a database; a command that ends the process may add to it. */
  synchronized AludelBuilder builder(String name) {
    return builders.computeIfAbsent(name, assembler::builder);
  }

  /** {@return the names of the databases that something was done to at start} */
  List<String> active() {
    return List.copyOf(states().keySet());
  }

  /** {@return what is known of the databases that something was done to at start} */
  Map<String, KnownState> known() {
    return RecentState.known(states());
  }

  private synchronized Map<String, RecentState> states() {
    for (String name : names()) {
      if (assembler.active(name) && !states.containsKey(name)) {
        states.put(name, new RecentState(() -> get(name), clock));
      }
    }
    return new LinkedHashMap<>(states);
  }

  DatabaseAssembler assembler() {
    return assembler;
  }
}
