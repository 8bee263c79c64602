package dev.aludel.quarkus;

import dev.aludel.report.MigrationEvent;
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
    List<MigrationListener> listeners = new ArrayList<>(named(MigrationListener.class, database));
    if (Arc.container() == null) {
      return listeners;
    }
    listeners.add(MigrationEvent.listener(database, DatabaseListeners::fire));
    Arc.container()
        .select(DatabaseListenerFactory.class, Any.Literal.INSTANCE)
        .forEach(factory -> listeners.add(factory.listener(database)));
    return listeners;
  }

  /** Whoever observes it hears of it at once, on the thread that runs the step. */
  private static void fire(MigrationEvent event) {
    Arc.container().beanManager().getEvent().select(MigrationEvent.class).fire(event);
  }

  /** The beans of a type that name this database, or none. */
  static <T> List<T> named(Class<T> type, String database) {
    List<T> beans = new ArrayList<>();
    for (InstanceHandle<T> handle : handles(type)) {
      if (about(handle.getBean().getQualifiers(), database)) {
        beans.add(handle.get());
      }
    }
    return beans;
  }

  /** The beans of a type that are for this database: one that names none is for the unnamed one. */
  static <T> List<T> only(Class<T> type, String database) {
    List<T> beans = new ArrayList<>();
    for (InstanceHandle<T> handle : handles(type)) {
      String marked =
          handle.getBean().getQualifiers().stream()
              .filter(AludelDataSource.class::isInstance)
              .map(mark -> ((AludelDataSource) mark).value())
              .findFirst()
              .orElse("");
      if (marked.equals(database)) {
        beans.add(handle.get());
      }
    }
    return beans;
  }

  /** An application that didn't start has none left; dev mode's console is there all the same. */
  private static <T> Iterable<InstanceHandle<T>> handles(Class<T> type) {
    return Arc.container() == null
        ? List.of()
        : Arc.container().select(type, Any.Literal.INSTANCE).handles();
  }

  private static boolean about(Set<Annotation> qualifiers, String database) {
    return qualifiers.stream()
        .filter(AludelDataSource.class::isInstance)
        .allMatch(mark -> ((AludelDataSource) mark).value().equals(database));
  }
}
