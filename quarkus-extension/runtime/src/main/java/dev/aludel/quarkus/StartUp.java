package dev.aludel.quarkus;

import dev.aludel.error.AludelException;
import java.time.Duration;
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
   * @return whether the application should end now
   * @throws AludelException for the first database that can't be brought there
   */
  boolean run() {
    List<StartMode> modes = new ArrayList<>();
    for (String name : databases.names()) {
      if (databases.assembler().active(name)) {
        Database database = databases.database(name);
        bring(database);
        modes.add(database.mode());
      }
    }
    return modes.contains(StartMode.UPGRADE_AND_EXIT);
  }

  private static void bring(Database database) {
    switch (database.mode()) {
      case UPGRADE, UPGRADE_AND_EXIT -> database.aludel().upgrade(database.target());
      case VALIDATE -> database.aludel().validate();
      case WAIT -> database.aludel().await(lockWait(database));
      case NONE -> {}
    }
  }

  private static Duration lockWait(Database database) {
    return WaitText.parse(database.settings().getOrDefault("lock-wait", "5min"));
  }
}
