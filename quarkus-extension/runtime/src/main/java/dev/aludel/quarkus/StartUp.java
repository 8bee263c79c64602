package dev.aludel.quarkus;

import dev.aludel.error.AludelException;
import dev.aludel.setting.StartMode;
import java.util.ArrayList;
import java.util.List;

/** Brings every database where its mode wants it, in the order of their names. */
final class StartUp {

  private final AludelDatabases databases;

  StartUp(AludelDatabases databases) {
    this.databases = databases;
  }

  /**
   * Does it.
   *
   * @return whether the application should end now; the first database that can't be brought there
   *     ends it
   */
  boolean run() {
    List<StartMode> modes = new ArrayList<>();
    for (String name : databases.names()) {
      if (databases.assembler().active(name)) {
        modes.add(start(name));
      }
    }
    return modes.contains(StartMode.UPGRADE_AND_EXIT);
  }

  private StartMode start(String name) {
    try {
      return databases.get(name).start();
    } catch (AludelException e) {
      throw ProcessEnd.because(e, databases.assembler().failure(name, e));
    }
  }
}
