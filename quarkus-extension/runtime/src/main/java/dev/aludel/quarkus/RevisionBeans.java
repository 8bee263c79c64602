package dev.aludel.quarkus;

import dev.aludel.migration.Migration;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.InstanceHandle;
import jakarta.enterprise.inject.Any;
import java.util.ArrayList;
import java.util.List;

/** The Java revisions that are beans, with whatever was injected into them. */
final class RevisionBeans {

  private RevisionBeans() {}

  static List<Migration> of(ManagedDatabase database) {
    List<Migration> migrations = new ArrayList<>();
    if (!database.beans().isEmpty()) {
      for (InstanceHandle<Migration> handle :
          Arc.container().select(Migration.class, Any.Literal.INSTANCE).handles()) {
        if (database.beans().contains(handle.getBean().getBeanClass().getName())) {
          migrations.add(ClientProxy.unwrap(handle.get()));
        }
      }
    }
    return migrations;
  }
}
