package dev.aludel.quarkus;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InstanceHandle;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Hears what each persistence unit is made from, for the commands that compare the revisions with
 * the entities. Quarkus finds it by its name; without Hibernate nobody looks for it.
 */
public final class UnitIntegrator implements Integrator {

  /** Made by Hibernate. */
  public UnitIntegrator() {}

  @Override
  public void integrate(
      Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
    ArcContainer container = Arc.container();
    if (container == null) {
      return;
    }
    try (InstanceHandle<EntityUnits> units = container.instance(EntityUnits.class)) {
      if (units.isAvailable() && units.get().isListening()) {
        UnitReader.read(metadata, factory, units.get());
      }
    }
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
    // What was heard goes with the application.
  }
}
