package dev.aludel.examples.benchmarks;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Migrates with Flyway, out of a folder, or out of a jar on the class path. */
final class FlywayWorker implements Worker {

  @Override
  public void work(String database, String folder, String option) throws MalformedURLException {
    FluentConfiguration flyway;
    if (folder.endsWith(".jar")) {
      URL[] jar = {Path.of(folder).toUri().toURL()};
      flyway =
          Flyway.configure(new URLClassLoader(jar, FlywayWorker.class.getClassLoader()))
              .locations("classpath:db/migrations");
    } else {
      flyway = Flyway.configure().locations("filesystem:" + folder + "/db/migrations");
    }
    flyway.dataSource(database, null, null).group(option.equals("one transaction"));
    Optional<List<String>> tenants = Tenants.of(option);
    if (tenants.isPresent()) {
      tenants.get().forEach(tenant -> flyway.schemas(tenant).load().migrate());
    } else {
      flyway.load().migrate();
    }
  }
}
