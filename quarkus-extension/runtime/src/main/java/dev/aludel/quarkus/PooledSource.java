package dev.aludel.quarkus;

import io.quarkus.agroal.DataSource.DataSourceLiteral;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.inject.Default;
import java.lang.annotation.Annotation;
import java.util.Optional;
import javax.sql.DataSource;

/** The application's own data sources. Only loaded where Agroal is there. */
final class PooledSource {

  private PooledSource() {}

  /** {@return the data source of a name, if it has a URL and nobody has switched it off} */
  static Optional<DataSource> find(String name) {
    if (Arc.container() == null) {
      return Optional.empty(); // a command in the console of an application that didn't start
    }
    Annotation qualifier = name.isEmpty() ? Default.Literal.INSTANCE : new DataSourceLiteral(name);
    InjectableInstance<DataSource> found = Arc.container().select(DataSource.class, qualifier);
    return found.isResolvable() && found.getHandle().getBean().isActive()
        ? Optional.of(found.get())
        : Optional.empty();
  }
}
