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

  /** {@return the locations of all of them} */
  List<String> locations() {
    return databases.stream()
        .flatMap(database -> database.locations().stream())
        .distinct()
        .toList();
  }

  /** {@return the classes of all their Java revisions that are beans} */
  List<String> beans() {
    return databases.stream().flatMap(database -> database.beans().stream()).distinct().toList();
  }
}
