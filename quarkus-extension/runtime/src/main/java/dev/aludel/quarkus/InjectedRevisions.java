package dev.aludel.quarkus;

import dev.aludel.migration.Migration;
import dev.aludel.migration.MigrationFactory;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import jakarta.enterprise.inject.Any;
import java.util.List;

/**
 * Has the container make the Java revisions that are beans, with whatever is injected into them.
 *
 * @param beans the names of their classes
 */
record InjectedRevisions(List<String> beans) implements MigrationFactory {

  @Override
  public boolean makes(Class<? extends Migration> type) {
    return beans.contains(type.getName());
  }

  @Override
  public Migration make(Class<? extends Migration> type) {
    return Arc.container()
        .select(Migration.class, Any.Literal.INSTANCE)
        .handlesStream()
        .filter(handle -> handle.getBean().getBeanClass().equals(type))
        .findFirst()
        .map(handle -> ClientProxy.unwrap(handle.get()))
        .orElseThrow(() -> new IllegalStateException("there is no bean of this class"));
  }
}
