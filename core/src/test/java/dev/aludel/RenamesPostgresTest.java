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
    return aludel(database, BEFORE, model);
  }

  private Aludel aludel(PostgresDatabase database, String before, String model) throws IOException {
    Path project = Files.createTempDirectory(folder, "project");
    Path revisions = Files.createDirectory(project.resolve("db"));
    Files.writeString(
        revisions.resolve("20260101_000000_first.sql"),
        "-- @revises base\n\n-- @upgrade\n" + before + "\n-- @downgrade empty\n");
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

  private static final String SHOWN =
      """
      CREATE TABLE mail (id int PRIMARY KEY, old text, code int);
      CREATE VIEW shown WITH (security_barrier=true) AS SELECT id, old FROM mail;
      CREATE VIEW deeper AS SELECT old, upper(old) AS upper FROM shown WHERE old <> '';
      CREATE MATERIALIZED VIEW kept AS SELECT m.old, code AS "Odd Code" FROM mail m JOIN deeper d ON d.old = m.old;
      CREATE UNIQUE INDEX kept_old ON kept (old);
      CREATE VIEW aliased AS SELECT old AS contact FROM mail;
      CREATE RULE added AS ON INSERT TO shown DO INSTEAD INSERT INTO mail VALUES (NEW.id, NEW.old);
      GRANT SELECT (old) ON shown TO PUBLIC;
      COMMENT ON COLUMN shown.old IS 'where to write to';
      ALTER VIEW shown ALTER COLUMN old SET DEFAULT '?';
      """;

  private String written(String before, String model, String... renames) throws IOException {
    try (PostgresDatabase database = server.fresh()) {
      String text =
          aludel(database, before, model)
              .workbench()
              .autogenerate(AutogenerateRequest.of("rename").withRenames(renames).withWrite(false))
              .text();
      return text.substring(text.indexOf("-- @upgrade"));
    }
  }

  @Test
  void viewsThatShowARenamedColumnRenameTheirs() throws IOException {
    assertThat(written(SHOWN, SHOWN.replaceAll("\\bold\\b", "\"New\""), "mail.old=New"))
        .isEqualTo(
            """
            -- @upgrade
            ALTER TABLE mail RENAME COLUMN old TO "New";

            ALTER VIEW deeper RENAME COLUMN old TO "New";

            ALTER MATERIALIZED VIEW kept RENAME COLUMN old TO "New";

            ALTER VIEW shown RENAME COLUMN old TO "New";

            -- @downgrade
            ALTER VIEW shown RENAME COLUMN "New" TO old;

            ALTER MATERIALIZED VIEW kept RENAME COLUMN "New" TO old;

            ALTER VIEW deeper RENAME COLUMN "New" TO old;

            ALTER TABLE mail RENAME COLUMN "New" TO old;
            """);
  }

  @Test
  void aViewThatChangesInMoreThanANameIsMadeAgain() throws IOException {
    String before =
        """
        CREATE TABLE mail (old text, code int);
        CREATE VIEW grown AS SELECT old FROM mail;
        CREATE VIEW other AS SELECT old, code FROM mail;
        """;
    String after =
        """
        CREATE TABLE mail (new text, code int);
        CREATE VIEW grown AS SELECT new, code FROM mail;
        CREATE VIEW other AS SELECT new, code::text FROM mail;
        """;
    assertThat(written(before, after, "mail.old=new"))
        .startsWith(
            """
            -- @upgrade
            ALTER TABLE mail RENAME COLUMN old TO new;

            ALTER VIEW grown RENAME COLUMN old TO new;

            CREATE OR REPLACE VIEW grown AS
            SELECT new,
                code
               FROM mail;

            DROP VIEW other;
            """);
  }

  @Test
  void aViewsColumnIsNamedAfterATypeOrAFunctionToo() throws IOException {
    String before =
        """
        CREATE TYPE mood AS ENUM ('sad');
        CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$SELECT 'sad'$$;
        CREATE VIEW v AS SELECT f(), 'sad'::mood;
        """;
    assertThat(
            written(
                before,
                before.replace("mood", "feeling").replace("f()", "g()"),
                "type:mood=feeling",
                "function:f=g"))
        .contains(
            """
            ALTER VIEW v RENAME COLUMN f TO g;

            ALTER VIEW v RENAME COLUMN mood TO feeling;

            -- @downgrade
            """);
  }

  @Test
  void functionsWhoseTextStillHoldsTheOldWordAreListed() throws IOException {
    String before =
        """
        CREATE TABLE mail (address text, id int);
        CREATE FUNCTION stale() RETURNS text LANGUAGE plpgsql AS $$BEGIN RETURN (SELECT max(Address) FROM public.mail); END$$;
        CREATE FUNCTION other() RETURNS text LANGUAGE sql AS $$SELECT 'addresses of_address'$$;
        CREATE FUNCTION parsed() RETURNS text LANGUAGE sql RETURN (SELECT max(address) FROM mail);
        CREATE FUNCTION mended() RETURNS text LANGUAGE sql AS $$SELECT max(address) FROM mail$$;
        """;
    assertThat(
            written(
                before,
                before
                    .replace("(address text", "(email text")
                    .replace("max(address)", "max(email)"),
                "mail.address=email"))
        .startsWith(
            """
            -- @upgrade
            -- A rename changes no text inside a function. The word 'address' still stands in: function stale()
            ALTER TABLE mail RENAME COLUMN address TO email;

            SET LOCAL check_function_bodies = off;

            CREATE OR REPLACE FUNCTION mended()
            """);
  }

  @Test
  void aViewsOwnColumnIsRenamedWhereThatIsSaid() throws IOException {
    String before =
        "CREATE TABLE t (a int); CREATE MATERIALIZED VIEW m AS SELECT a AS x, a AS y FROM t;";
    assertThat(written(before, before.replace("AS x", "AS z"), "m.x=z"))
        .isEqualTo(
            """
            -- @upgrade
            ALTER MATERIALIZED VIEW m RENAME COLUMN x TO z;

            -- @downgrade
            ALTER MATERIALIZED VIEW m RENAME COLUMN z TO x;
            """);
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
