package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command line as the one file that README names: {@code java -jar …/aludel-cli.jar}. */
@ForksProcesses
@ExtendWith(PostgresExtension.class)
class OneFileIT {

  private static final Path JAR = Path.of("target/aludel-cli.jar").toAbsolutePath();

  @TempDir Path project;

  @Test
  void needsNothingButJava(PostgresDatabase database) throws Exception {
    Path revisions = Files.createDirectories(project.resolve("src/main/resources/db/migrations"));
    Files.writeString(
        revisions.resolve("20241107_120000_add_customers.sql"),
        """
        -- @revises base

        -- @upgrade
        CREATE TABLE customer (id bigint PRIMARY KEY);

        -- @downgrade
        DROP TABLE customer;
        """);
    Files.writeString(
        project.resolve("src/main/resources/db/schema.sql"),
        "CREATE TABLE customer (id bigint PRIMARY KEY, mail text);\n");

    assertThat(type(database, "upgrade")).contains("upgrade <base> -> 20241107_120000");
    assertThat(type(database, "revision", "--autogenerate", "-m", "mail"))
        .contains("create column customer.mail");
    assertThat(type(database, "upgrade")).contains("mail");
    assertThat(type(database, "check")).startsWith("No changes.");
    assertThat(database.strings("SELECT count(mail) FROM customer")).containsExactly("0");
  }

  private String type(PostgresDatabase database, String... words) throws Exception {
    TypedProcess.Result result =
        new TypedProcess(project, database, List.of("-jar", JAR.toString())).type(List.of(words));
    assertThat(result.code()).as(result.shown()).isZero();
    return result.shown();
  }
}
