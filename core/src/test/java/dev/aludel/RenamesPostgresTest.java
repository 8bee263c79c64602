package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AutogenerateException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.request.AutogenerateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Renames of every kind, both ways. */
@ResourceLock(value = "scratch databases", mode = ResourceAccessMode.READ)
@ExtendWith(PostgresExtension.class)
class RenamesPostgresTest {

  private static final String BEFORE =
      """
      CREATE SCHEMA archive;
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE DOMAIN code AS text;
      CREATE SEQUENCE numbers;
      CREATE TABLE t (a int DEFAULT nextval('numbers'), m mood DEFAULT 'sad', c code);
      CREATE INDEX t_a ON t (a);
      CREATE MATERIALIZED VIEW seen AS SELECT a, m FROM t;
      CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT x';
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER touched BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION touch();
      CREATE POLICY mine ON t;
      """;

  private final PostgresDatabase server;
  @TempDir private Path folder;

  RenamesPostgresTest(PostgresDatabase server) {
    this.server = server;
  }

  private Aludel aludel(PostgresDatabase database, String model) throws IOException {
    Path project = Files.createTempDirectory(folder, "project");
    Path revisions = Files.createDirectory(project.resolve("db"));
    Files.writeString(
        revisions.resolve("20260101_000000_first.sql"),
        "-- @revises base\n\n-- @upgrade\n" + BEFORE + "\n-- @downgrade empty\n");
    Map<String, String> settings = new HashMap<>();
    settings.put("url", database.url());
    settings.put("user", database.user());
    settings.put("password", database.password());
    settings.put("locations", "filesystem:" + revisions);
    settings.put("models", Files.writeString(project.resolve("schema.sql"), model).toString());
    settings.put("scratch", "server");
    return Aludel.builder().settings(settings).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type:mood=feeling     | mood         | feeling      | ALTER TYPE mood RENAME TO feeling;                | ALTER TYPE feeling RENAME TO mood;
          enum:mood=feeling     | mood         | feeling      | ALTER TYPE mood RENAME TO feeling;                | ALTER TYPE feeling RENAME TO mood;
          domain:code=text_code | code         | text_code    | ALTER TYPE code RENAME TO text_code;              | ALTER TYPE text_code RENAME TO code;
          label:mood.sad=blue   | sad          | blue         | ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';     | ALTER TYPE mood RENAME VALUE 'blue' TO 'sad';
          sequence:numbers=ids  | numbers      | ids          | ALTER SEQUENCE numbers RENAME TO ids;             | ALTER SEQUENCE ids RENAME TO numbers;
          function:f=g          | FUNCTION f   | FUNCTION g   | ALTER FUNCTION f(integer) RENAME TO g;            | ALTER FUNCTION g(integer) RENAME TO f;
          function:touch()=stamp()| touch()    | stamp()      | ALTER FUNCTION touch() RENAME TO stamp;           | ALTER FUNCTION stamp() RENAME TO touch;
          trigger:t.touched=dirty | touched    | dirty        | ALTER TRIGGER touched ON t RENAME TO dirty;       | ALTER TRIGGER dirty ON t RENAME TO touched;
          policy:t.mine=ours    | mine         | ours         | ALTER POLICY mine ON t RENAME TO ours;            | ALTER POLICY ours ON t RENAME TO mine;
          materialized view:seen=shown | VIEW seen | VIEW shown | ALTER MATERIALIZED VIEW seen RENAME TO shown;   | ALTER MATERIALIZED VIEW shown RENAME TO seen;
          schema:archive=old    | archive      | old          | ALTER SCHEMA archive RENAME TO old;               | ALTER SCHEMA old RENAME TO archive;
          """)
  void aRenameIsOneStatementEachWay(String rename, String word, String now, String up, String down)
      throws IOException {
    try (PostgresDatabase database = server.fresh()) {
      Aludel aludel = aludel(database, BEFORE.replace(word, now));
      String text =
          aludel
              .workbench()
              .autogenerate(AutogenerateRequest.of("rename").withRenames(rename).withWrite(false))
              .text();
      assertThat(text).endsWith("-- @upgrade\n" + up + "\n\n-- @downgrade\n" + down + "\n");
    }
  }

  @Test
  void whatHasNoOtherNameOrIsNotThereIsRefused() throws IOException {
    try (PostgresDatabase database = server.fresh()) {
      Aludel aludel = aludel(database, BEFORE);
      assertThatThrownBy(
              () ->
                  aludel
                      .workbench()
                      .autogenerate(
                          AutogenerateRequest.of("x").withRenames("comment:table t=table u")))
          .isInstanceOf(AutogenerateException.class)
          .hasMessageStartingWith("'--rename comment:table t=table u' can't be read.")
          .hasMessageContaining("with one of the kinds label, schema, ");
      assertThatThrownBy(
              () ->
                  aludel
                      .workbench()
                      .autogenerate(AutogenerateRequest.of("x").withRenames("label:mood.blue=sad")))
          .hasMessageStartingWith("'--rename label:mood.blue=sad' names no label: ");
    }
  }
}
