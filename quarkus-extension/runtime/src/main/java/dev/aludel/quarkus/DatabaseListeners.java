package dev.aludel.quarkus;

import dev.aludel.report.MigrationListener;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import jakarta.enterprise.inject.Any;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who listens to a database: beans that name none hear of all. */
final class DatabaseListeners {

  private DatabaseListeners() {}

  static List<MigrationListener> of(String database) {
    List<MigrationListener> listeners = new ArrayList<>();
    for (InstanceHandle<MigrationListener> handle :
        Arc.container().select(MigrationListener.class, Any.Literal.INSTANCE).handles()) {
      if (hears(handle.getBean().getQualifiers(), database)) {
        listeners.add(handle.get());
      }
    }
    Arc.container()
        .select(DatabaseListenerFactory.class, Any.Literal.INSTANCE)
        .forEach(factory -> listeners.add(factory.listener(database)));
    return listeners;
  }

  private static boolean hears(Set<Annotation> qualifiers, String database) {
    return qualifiers.stream()
        .filter(AludelDataSource.class::isInstance)
        .allMatch(mark -> ((AludelDataSource) mark).value().equals(database));
  }
}
