package dev.aludel.quarkus;

import dev.aludel.Aludel;
import io.quarkus.arc.Arc;
import io.quarkus.datasource.runtime.DatabaseSchemaProvider;
import io.quarkus.runtime.LaunchMode;
import java.util.List;

/**
 * Empties databases and upgrades them again, when Quarkus asks for it in dev mode or a test. Made
 * by Quarkus.
 */
public final class AludelSchemaProvider implements DatabaseSchemaProvider {

  /** Made by Quarkus. */
  public AludelSchemaProvider() {}

  @Override
  public void resetDatabase(String dbName) {
    AludelDatabases databases = databases();
    reset(databases, databases.assembler().on(dbName));
  }

  @Override
  public void resetAllDatabases() {
    AludelDatabases databases = databases();
    reset(databases, databases.names().stream().filter(databases.assembler()::active).toList());
  }

  private static AludelDatabases databases() {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      throw new IllegalStateException(
          "A database is emptied in dev mode and in tests alone, never in an application that was built.");
    }
    return Arc.container().instance(AludelDatabases.class).get();
  }

  /** All are emptied before one is upgraded: several of them may share a schema. */
  private static void reset(AludelDatabases databases, List<String> names) {
    for (String name : names) {
      schemas(databases.get(name)).forEach(aludel -> aludel.workbench().emptySchema());
    }
    for (String name : names) {
      String target = databases.assembler().settings(name).getOrDefault("target", "head");
      schemas(databases.get(name)).forEach(aludel -> aludel.upgrade(target));
    }
  }

  private static List<Aludel> schemas(Aludel aludel) {
    return aludel.hasTenants()
        ? aludel.tenants().stream().map(aludel::tenant).toList()
        : List.of(aludel);
  }
}
