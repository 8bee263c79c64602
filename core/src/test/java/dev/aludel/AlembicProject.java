package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.process.LeftProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/** A project of the real Alembic's, which tests skip where the command is not installed. */
final class AlembicProject {

  private final Path folder;

  private AlembicProject(Path folder) {
    this.folder = folder;
  }

  /** Skips the test, with the reason, where there is no Alembic. */
  static AlembicProject in(Path folder) {
    AlembicProject project = new AlembicProject(folder);
    Assumptions.assumeTrue(
        project.call("--version").startsWith("alembic"),
        "the command 'alembic' is not installed here (Debian's packages alembic and python3-psycopg2)");
    return project;
  }

  AlembicProject database(PostgresDatabase db) {
    PGSimpleDataSource at = db.dataSource();
    file(
        "alembic.ini",
        """
        [alembic]
        script_location = mig
        sqlalchemy.url = postgresql+psycopg2://%s:%s@%s:%d/%s
        """
            .formatted(
                db.user(),
                db.password(),
                at.getServerNames()[0],
                at.getPortNumbers()[0],
                db.name()));
    file(
        "mig/env.py",
        """
        from alembic import context
        from sqlalchemy import create_engine

        url = context.config.get_main_option("sqlalchemy.url")
        if context.is_offline_mode():
            context.configure(url=url, literal_binds=True, dialect_opts={"paramstyle": "named"})
            with context.begin_transaction():
                context.run_migrations()
        else:
            with create_engine(url).connect() as connection:
                context.configure(connection=connection)
                with context.begin_transaction():
                    context.run_migrations()
        """);
    Assumptions.assumeFalse(
        call("current").contains("No module named 'psycopg2'"),
        "Alembic has no driver here (Debian's package python3-psycopg2)");
    return this;
  }

  /** Calls Alembic, which must succeed. */
  String run(String... arguments) {
    String output = call(arguments);
    assertThat(output).doesNotContain("Traceback", "FAILED");
    return output;
  }

  AlembicProject revision(String name, String text) {
    return file("mig/versions/" + name + ".py", text);
  }

  AlembicProject file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String call(String... arguments) {
    List<String> words = new ArrayList<>(List.of("alembic"));
    words.addAll(List.of(arguments));
    try {
      Process process =
          LeftProcesses.start(
              new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true));
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
      return output;
    } catch (IOException e) {
      return "not there: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
