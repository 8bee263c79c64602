package dev.aludel.quarkus;

import dev.aludel.Aludel;
import io.quarkus.arc.Arc;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.datasource.runtime.DatabaseSchemaProvider;
import io.quarkus.runtime.LaunchMode;

/**
 * Empties databases and upgrades them again, when Quarkus asks for it in dev mode or a test. Made
 * by Quarkus.
 */
public final class AludelSchemaProvider implements DatabaseSchemaProvider {

  /** Made by Quarkus. */
  public AludelSchemaProvider() {}

  @Override
  public void resetDatabase(String dbName) {
    String name = DataSourceUtil.isDefault(dbName) ? "" : dbName;
    AludelDatabases databases = databases();
    if (databases.names().contains(name)) {
      reset(databases, name);
    }
  }

  @Override
  public void resetAllDatabases() {
    AludelDatabases databases = databases();
    databases.names().stream()
        .filter(databases.assembler()::active)
        .forEach(name -> reset(databases, name));
  }

  private static AludelDatabases databases() {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      throw new IllegalStateException(
          "A database is emptied in dev mode and in tests alone, never in an application that was built.");
    }
    return Arc.container().instance(AludelDatabases.class).get();
  }

  private static void reset(AludelDatabases databases, String name) {
    String target = databases.assembler().settings(name).getOrDefault("target", "head");
    Aludel aludel = databases.get(name);
    if (aludel.hasTenants()) {
      aludel.tenants().forEach(schema -> reset(aludel.tenant(schema), target));
    } else {
      reset(aludel, target);
    }
  }

  private static void reset(Aludel aludel, String target) {
    aludel.workbench().emptySchema();
    aludel.upgrade(target);
  }
}
