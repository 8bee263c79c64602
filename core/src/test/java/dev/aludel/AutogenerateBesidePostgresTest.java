package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.request.AutogenerateRequest;
import dev.aludel.request.RevisionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What stands beside the models and the line of revisions that autogenerate goes on with. */
@ExtendWith(PostgresExtension.class)
class AutogenerateBesidePostgresTest {

  private static final String ORDERS = "CREATE TABLE orders (id bigint PRIMARY KEY);";

  private final PostgresDatabase database;
  @TempDir private Path folder;
  private final Map<String, String> settings = new HashMap<>();

  AutogenerateBesidePostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void project() throws IOException {
    settings.put("url", database.url());
    settings.put("user", database.user());
    settings.put("password", database.password());
    settings.put("locations", "filesystem:" + Files.createDirectory(folder.resolve("db")));
    settings.put("models", folder.resolve("schema.sql").toString());
    settings.put("scratch", "server");
  }

  private void model(String sql) throws IOException {
    Files.writeString(folder.resolve("schema.sql"), sql);
  }

  private void revision(String name, String header, String upgrade, String downgrade)
      throws IOException {
    Files.writeString(
        folder.resolve("db").resolve(name + ".sql"),
        header + "\n-- @upgrade\n" + upgrade + "\n-- @downgrade\n" + downgrade + "\n");
  }

  private Workbench workbench() {
    return Aludel.builder().settings(settings).build().workbench();
  }

  @Test
  void aViewOverAnUnmanagedTableIsUnmanagedToo() throws IOException {
    model(
        ORDERS
            + "CREATE TABLE old (id bigint); CREATE VIEW olds AS SELECT id FROM old;"
            + "CREATE MATERIALIZED VIEW mixed AS SELECT o.id FROM orders o JOIN olds USING (id);");
    workbench().autogenerate(AutogenerateRequest.of("all"));
    model(ORDERS);
    settings.put("unmanaged", "old");
    assertThat(workbench().check().words()).isEmpty();
  }

  @Test
  void aTreeThatTheLineDependsOnIsNoRowOfItsOwnInTheProof() throws IOException {
    revision("20250101_000000_orders", "-- @revises base", ORDERS, "DROP TABLE orders;");
    revision(
        "20250102_000000_audit",
        "-- @revises base\n-- @label audit",
        "CREATE TABLE audit (id bigint);",
        "DROP TABLE audit;");
    revision(
        "20250103_000000_lines",
        "-- @revises 20250101_000000\n-- @depends-on 20250102_000000",
        "CREATE TABLE lines (id bigint);",
        "DROP TABLE lines;");
    model(
        ORDERS + "CREATE TABLE audit (id bigint); CREATE TABLE lines (id bigint, amount integer);");
    assertThat(
            workbench()
                .autogenerate(
                    AutogenerateRequest.of(
                        RevisionRequest.of("amount").withHead("20250103_000000")))
                .text())
        .contains("-- @revises 20250103_000000")
        .contains("ALTER TABLE lines ADD COLUMN amount integer;");
  }

  @Test
  void theSchemaThatRevisionsWorkInIsThereBeforeTheFirst() throws IOException {
    PostgresDatabase empty = database.fresh();
    settings.put("url", empty.url());
    settings.put("schema", "app");
    settings.put("version-schema", "books");
    settings.put("create-schema", "true");
    model(ORDERS + "COMMENT ON SCHEMA app IS 'ours'; CREATE TABLE public.other (id int);");
    assertThat(workbench().autogenerate(AutogenerateRequest.of("all")).difference().words())
        .containsExactlyInAnyOrder(
            "create table orders", "create table public.other", "create comment on schema app");
    Aludel.builder().settings(settings).build().upgrade();
    assertThat(workbench().check().words()).isEmpty();
    assertThat(workbench().checkDatabase().words()).isEmpty();
    String dump = workbench().dump("head");
    assertThat(dump).contains("\nSET search_path = \"app\";\n\nCREATE SCHEMA app;\n");
    try (PostgresDatabase other = database.fresh()) {
      other.execute(dump);
      assertThat(other.strings("SELECT 'app.orders'::regclass, 'public.other'::regclass"))
          .containsExactly("app.orders|other");
    }
  }

  @Test
  void whatCantBeLeftForLaterIsRefused() throws IOException {
    model(
        "CREATE TABLE t (a text, b integer, c integer); ALTER TABLE t ENABLE ROW LEVEL SECURITY;"
            + " CREATE TABLE p (a integer) PARTITION BY RANGE (a);");
    workbench().autogenerate(AutogenerateRequest.of("all"));
    model(
        "CREATE TABLE t (a varchar(9), b smallint, c date);"
            + " CREATE TABLE p (a integer) PARTITION BY LIST (a);");
    settings.put("drops", "later");
    assertThatThrownBy(() -> workbench().autogenerate(AutogenerateRequest.of("less")))
        .hasMessage(
            """
            5 change(s) would lose something and can't be left for later:
              drop table p
              narrow column t.a from text to character varying(9)
              narrow column t.b from integer to smallint
              narrow column t.c from integer to date
              disable row level security of table t
            Write them with '--drops=write'; or say what becomes of the values, with '--using t.a=…' and '--using t.b=…' and '--using t.c=…'; or let the models say what is there.""");
    AutogenerateRequest request = AutogenerateRequest.of("less").withUsings("t.c=DATE 'epoch' + c");
    assertThatThrownBy(() -> workbench().autogenerate(request))
        .hasMessageStartingWith("4 change(s) would lose something")
        .hasMessageNotContaining("t.c");
  }
}
