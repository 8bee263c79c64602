package dev.aludel.quarkus;

import dev.aludel.hibernate.HibernateModel;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import jakarta.enterprise.inject.Any;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** What is only loaded where Hibernate is there. */
final class UnitReader {

  private static final String NAME = "hibernate.persistenceUnitName";

  private UnitReader() {}

  static void read(Metadata metadata, SessionFactoryImplementor factory, EntityUnits units) {
    String name =
        Optional.ofNullable(factory.getName())
            .or(() -> Optional.ofNullable(factory.getProperties().get(NAME)).map(String::valueOf))
            .orElse(EntityUnits.DEFAULT);
    String title = name.equals(EntityUnits.DEFAULT) ? "hibernate" : "hibernate:" + name;
    units.add(name, HibernateModel.ofFactory(title, metadata, factory.getServiceRegistry()));
  }

  /** Has the units made that nobody has asked for yet. */
  static void makeAll() {
    // There may be a proxy before it, which makes it when it is used.
    active().forEach(handle -> handle.get().isOpen());
  }

  /** {@return how many units the application has, made or not} */
  static int count() {
    return active().size();
  }

  private static List<InstanceHandle<EntityManagerFactory>> active() {
    List<InstanceHandle<EntityManagerFactory>> active = new ArrayList<>();
    for (InstanceHandle<EntityManagerFactory> handle :
        Arc.container().select(EntityManagerFactory.class, Any.Literal.INSTANCE).handles()) {
      if (handle.getBean().isActive()) {
        active.add(handle);
      }
    }
    return active;
  }
}
