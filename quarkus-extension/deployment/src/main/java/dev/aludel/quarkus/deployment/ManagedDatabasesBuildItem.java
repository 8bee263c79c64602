package dev.aludel.quarkus.deployment;

import dev.aludel.quarkus.ManagedDatabase;
import io.quarkus.builder.item.SimpleBuildItem;
import java.util.List;

/** The databases that the application brings to head, the one without a name first. */
final class ManagedDatabasesBuildItem extends SimpleBuildItem {

  private final List<ManagedDatabase> databases;

  ManagedDatabasesBuildItem(List<ManagedDatabase> databases) {
    this.databases = List.copyOf(databases);
  }

  List<ManagedDatabase> databases() {
    return databases;
  }
}
