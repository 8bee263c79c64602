package dev.aludel.spring.test;

import dev.aludel.Aludel;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/** A copy of a test's database, as a started application had it, that new ones are made from. */
final class DatabaseTemplate {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel.test");

  /** By URL, for the whole JVM: applications that come later find the database as tests left it. */
  private static final Map<String, DatabaseTemplate> TEMPLATES = new LinkedHashMap<>();

  private final Server server;
  private final String name;

  private DatabaseTemplate(Server server) {
    this.server = server;
    this.name = server.nameFor("template");
  }

  /** The copy of a data source's database, which is made where there is none yet. */
  static synchronized DatabaseTemplate of(
      ApplicationContext application, DataSource dataSource, List<String> before) {
    Server server = Server.of(dataSource);
    DatabaseTemplate known = TEMPLATES.get(server.url());
    if (known == null) {
      known = new DatabaseTemplate(server);
      known.make(application);
      if (TEMPLATES.isEmpty()) {
        Runtime.getRuntime()
            .addShutdownHook(new Thread(DatabaseTemplate::drop, "aludel-templates"));
      }
      TEMPLATES.put(server.url(), known);
      if (!before.isEmpty()) {
        LOG.warn(
            "The database '{}' is what tests are put back to from now on; {} ran before without @ResetDatabase: what that committed there is part of it.",
            server.database(),
            String.join(", ", before));
      }
    }
    return known;
  }

  private static synchronized void drop() {
    TEMPLATES.values().forEach(template -> template.server.forget(template.name));
  }

  private void make(ApplicationContext application) {
    Pools.evict(application);
    try {
      server.copy(name);
    } catch (SQLException e) {
      throw server.refused(e);
    }
    Pools.evict(application);
  }

  /**
   * Makes the database anew; the other one is there until its successor is. An application that
   * knows more revisions than the one of the copy has them run.
   */
  synchronized void reset(ApplicationContext application) {
    String successor = server.nameFor("copy");
    try {
      server.create(successor, name);
      Pools.evict(application);
      server.replaceBy(successor);
    } catch (SQLException e) {
      throw server.refused(e);
    }
    Pools.evict(application);
    application.getBeanProvider(Aludel.class).ifUnique(Aludel::start);
  }
}
