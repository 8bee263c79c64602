package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AutogenerateException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.request.AutogenerateRequest;
import dev.aludel.request.SchemaModel;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A model that has words for tables, columns and constraints alone leaves all else as it is. */
@ResourceLock(value = "scratch databases", mode = ResourceAccessMode.READ)
@ExtendWith(PostgresExtension.class)
class CarryingPostgresTest {

  private static final String BY_HAND =
      """
      CREATE DOMAIN word AS text CHECK (VALUE <> '');
      CREATE TABLE orders (id bigint CONSTRAINT orders_pkey PRIMARY KEY, mail varchar(9), note word DEFAULT 'x')
        WITH (fillfactor = 70);
      CREATE TABLE lines (id bigint, orders_id bigint CONSTRAINT to_orders REFERENCES orders);
      CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER stamp BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
      CREATE INDEX some_mail ON orders (mail) WHERE mail <> '';
      CREATE VIEW mails AS SELECT mail FROM orders WHERE mail <> '';
      COMMENT ON VIEW mails IS 'to write to';
      COMMENT ON COLUMN orders.mail IS 'of the buyer';
      ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
      CREATE POLICY own ON orders USING (mail = CURRENT_USER);
      CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
      CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
      """;

  private static final String SAID =
      """
      CREATE TABLE orders (id bigint PRIMARY KEY, mail varchar(9), note word);
      CREATE TABLE lines (id bigint, orders_id bigint CONSTRAINT made_1 REFERENCES orders);
      CREATE TABLE events (id bigint, at date);
      """;

  private final PostgresDatabase first;
  @TempDir private Path folder;
  private final Map<String, String> settings = new HashMap<>();

  CarryingPostgresTest(PostgresDatabase database) {
    this.first = database;
  }

  /** Says tables, columns and constraints, whose names it makes up. */
  private record Plain(String text) implements SchemaModel {

    @Override
    public String name() {
      return "plain";
    }

    @Override
    public String ddl(ServerVersion version) {
      return text;
    }

    @Override
    public boolean manages(SchemaObject object, Schema schema) {
      return switch (object.id().kind()) {
        case TABLE -> !object.id().name().endsWith("_old");
        case COLUMN, CONSTRAINT -> true;
        default -> false;
      };
    }

    @Override
    public SchemaObject carrying(SchemaObject wanted, SchemaObject there) {
      return there instanceof Table ? there : wanted;
    }

    @Override
    public boolean makesUp(String name) {
      return name.startsWith("made_");
    }
  }

  @BeforeEach
  void project() throws IOException {
    PostgresDatabase database = first.fresh();
    Files.createDirectory(folder.resolve("db"));
    Files.writeString(
        folder.resolve("db/20260101_000000_by_hand.sql"),
        "-- @revises base\n-- @upgrade\n" + BY_HAND + "-- @downgrade\nSELECT 1;\n");
    settings.putAll(
        Map.of(
            "url", database.url(),
            "user", database.user(),
            "password", database.password(),
            "locations", "filesystem:" + folder.resolve("db"),
            "scratch", "server"));
  }

  private Workbench workbench(String said) {
    return Aludel.builder().settings(settings).models(new Plain(said)).build().workbench();
  }

  private String written(String said) {
    return workbench(said).autogenerate(AutogenerateRequest.of("change")).text();
  }

  @Test
  void whatTheModelHasNoWordsForStaysAsItIs() {
    assertThat(workbench(SAID).check().words()).isEmpty();
  }

  @Test
  void whatUsesAChangedColumnIsMadeAgainWithIt() {
    String text = written(SAID.replace("varchar(9)", "varchar(20)"));
    assertThat(text)
        .contains(
            "DROP VIEW mails;",
            "DROP POLICY own ON orders;",
            "ALTER TABLE orders ALTER COLUMN mail TYPE character varying(20);",
            "CREATE POLICY own ON orders",
            "CREATE VIEW mails AS",
            "COMMENT ON VIEW mails IS 'to write to';")
        .doesNotContain("DEFAULT", "TRIGGER", "INDEX", "fillfactor", "made_1");
  }

  @Test
  void aPartitionedTableGetsAColumnWithItsPartitions() {
    String text = written(SAID.replace("at date", "at date, kind text"));
    assertThat(text).contains("ALTER TABLE events ADD COLUMN kind text;");
    assertThat(text).doesNotContain("events_old");
  }

  @Test
  void aNewObjectGetsTheNameThatPostgresWouldGive() {
    String text =
        written(
            SAID
                + "CREATE TABLE notes (id bigint, orders_id bigint CONSTRAINT made_2 REFERENCES orders);");
    assertThat(text).contains("CONSTRAINT notes_orders_id_fkey FOREIGN KEY (orders_id)");
  }

  @Test
  void whatIsInTheWayOfADropIsNamed() {
    settings.put("drops", "write");
    assertThatThrownBy(() -> written(SAID.replace(", mail varchar(9)", "")))
        .isInstanceOf(AutogenerateException.class)
        .hasMessageContaining("The models no longer have something that is still in use")
        .hasMessageContaining("view public.mails needs column public.orders.mail")
        .hasMessageContaining("policy public.orders.own needs column public.orders.mail")
        .hasMessageNotContaining("index public.orders.some_mail");
  }

  @Test
  void whatBelongsToADroppedTableGoesWithIt() {
    settings.put("drops", "write");
    String text = written(SAID.replace("CREATE TABLE events (id bigint, at date);", ""));
    assertThat(text).contains("DROP TABLE events");
  }

  @Test
  void aKindThatAModelBesideHasIsCompared() throws IOException {
    Path file = folder.resolve("views.sql");
    settings.put("models", file.toString());
    settings.put("drops", "write");
    Files.writeString(file, "CREATE VIEW ids AS SELECT id FROM orders;");
    String text = written(SAID);
    assertThat(text).contains("DROP VIEW mails;", "CREATE VIEW ids AS").doesNotContain("FUNCTION");
  }

  @Test
  void aKindOfTheSettingManagedIsCompared() {
    settings.put("managed", "trigger, policy");
    settings.put("drops", "write");
    assertThat(workbench(SAID).check().words())
        .isEqualTo(List.of("drop trigger orders.stamp", "drop policy orders.own"));
  }
}
