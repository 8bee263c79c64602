package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.QueryFailedException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.TableSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class EmptySchemaPostgresTest {

  /**
   * One of everything that can live in a schema, with odd names, and things that need each other.
   */
  private static final String EVERYTHING =
      """
      CREATE TYPE mood AS ENUM ('good', 'bad');
      CREATE TYPE pair AS (a integer, b mood);
      CREATE TYPE span AS RANGE (subtype = integer);
      CREATE TYPE shell;
      CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
      CREATE TYPE word;
      CREATE FUNCTION word_in(cstring) RETURNS word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
      CREATE FUNCTION word_out(word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
      CREATE TYPE word (INPUT = word_in, OUTPUT = word_out, LIKE = text);
      CREATE TABLE "Odd ""name" (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, w word, m mood, p pair, n positive);
      CREATE TABLE other (id serial PRIMARY KEY, odd integer REFERENCES "Odd ""name", a integer, b integer);
      ALTER TABLE "Odd ""name" ADD COLUMN other integer REFERENCES other;
      CREATE TABLE parts (day date NOT NULL) PARTITION BY RANGE (day);
      CREATE TABLE parts_2024 PARTITION OF parts FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
      CREATE TABLE heir () INHERITS (other);
      CREATE INDEX ON other (a);
      CREATE STATISTICS counted ON a, b FROM other;
      CREATE VIEW seen AS SELECT o.id, x.w FROM other o JOIN "Odd ""name" x ON x.id = o.odd;
      CREATE MATERIALIZED VIEW kept AS SELECT * FROM seen;
      CREATE SEQUENCE numbers;
      CREATE FUNCTION made(a integer, b mood DEFAULT 'good') RETURNS SETOF pair LANGUAGE sql AS 'SELECT a, b';
      CREATE FUNCTION made(a "Odd ""name") RETURNS integer LANGUAGE sql AS 'SELECT 1';
      CREATE FUNCTION shown(OUT a integer, VARIADIC b text[]) LANGUAGE sql AS 'SELECT 1';
      CREATE PROCEDURE done(a integer, b integer) LANGUAGE sql AS 'SELECT 1';
      CREATE PROCEDURE done(a integer, INOUT c text, b mood) LANGUAGE plpgsql AS 'BEGIN END';
      CREATE FUNCTION moved() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER moved BEFORE INSERT ON other FOR EACH ROW EXECUTE FUNCTION moved();
      CREATE AGGREGATE counted_all(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
      CREATE AGGREGATE summed(integer) (SFUNC = int4pl, STYPE = int4, INITCOND = '0');
      CREATE AGGREGATE ordered(float8 ORDER BY anyelement)
        (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
      CREATE FUNCTION word_lt(word, word) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'text_lt';
      CREATE FUNCTION word_cmp(word, word) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'bttextcmp';
      CREATE FUNCTION word_length(word) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'textlen';
      CREATE OPERATOR < (FUNCTION = word_lt, LEFTARG = word, RIGHTARG = word);
      CREATE OPERATOR ## (FUNCTION = word_length, RIGHTARG = word);
      CREATE OPERATOR FAMILY apart USING btree;
      CREATE OPERATOR CLASS words FOR TYPE word USING btree AS OPERATOR 1 <, FUNCTION 1 word_cmp(word, word);
      CREATE CAST (word AS integer) WITH FUNCTION word_length(word);
      CREATE COLLATION german FROM "C";
      CREATE DEFAULT CONVERSION latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
      CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = simple);
      CREATE TEXT SEARCH CONFIGURATION searched (COPY = simple);
      CREATE TEXT SEARCH TEMPLATE plain (LEXIZE = dsimple_lexize);
      CREATE TEXT SEARCH PARSER cut (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
      CREATE FOREIGN DATA WRAPPER nothing;
      CREATE SERVER elsewhere FOREIGN DATA WRAPPER nothing;
      CREATE FOREIGN TABLE far (a integer) SERVER elsewhere;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON SEQUENCES TO CURRENT_USER;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON ROUTINES TO PUBLIC;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON TYPES TO PUBLIC;
      """;

  /** Whatever depends on the schema lives there. */
  private static final String LEFT =
      """
      SELECT i.type || ' ' || i.identity
        FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) i
       WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = '%s'::regnamespace
         AND i.type <> 'extension'
         AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype = 'e')
       ORDER BY 1
      """;

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void freshDatabase(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp);
    folder.revision("aaaa", "base", "CREATE TABLE t (a integer);", "DROP TABLE t;");
  }

  private Aludel aludel(TableSettings tables) {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations(folder.location())
        .tables(tables)
        .build();
  }

  private List<String> left(String schema) {
    return database.strings(LEFT.formatted(schema));
  }

  @Test
  void everyKindOfObjectIsDroppedAndTheHistoryBeginsAnew() {
    aludel(TableSettings.defaults()).upgrade();
    database.execute("CREATE EXTENSION hstore SCHEMA public;" + EVERYTHING);
    assertThat(left("public")).hasSizeGreaterThan(50);

    aludel(TableSettings.defaults()).workbench().emptySchema();

    assertThat(left("public")).isEmpty();
    assertThat(database.strings("SELECT 'a=>1'::hstore -> 'a'")).containsExactly("1");
    assertThat(aludel(TableSettings.defaults()).upgrade().revisions()).containsExactly("aaaa");
  }

  @Test
  void onlyTheSettingsOwnSchemaIsEmptied() {
    database.execute(
        "CREATE SCHEMA \"Sh'op\"; CREATE SCHEMA meta; CREATE TABLE mine (); CREATE TABLE meta.mine ();");
    TableSettings tables = TableSettings.defaults().withSchema("Sh'op").withVersionSchema("meta");
    aludel(tables).upgrade();
    database.execute("CREATE VIEW \"Sh'op\".v AS SELECT * FROM \"Sh'op\".t");

    aludel(tables).workbench().emptySchema();

    assertThat(left("\"Sh''op\"")).isEmpty();
    assertThat(left("meta")).containsExactly("table meta.mine");
    assertThat(left("public")).containsExactly("table public.mine");
  }

  @Test
  void anEmptySchemaAndAMissingOneAreFine() {
    aludel(TableSettings.defaults()).workbench().emptySchema();
    aludel(TableSettings.defaults().withSchema("missing")).workbench().emptySchema();
    assertThat(left("public")).isEmpty();
  }

  @Test
  void nothingGoesWhereSomethingMayNotBeDropped() {
    String role = database.name() + "_other";
    database.execute(
        "CREATE ROLE "
            + role
            + " LOGIN PASSWORD 'p'; CREATE TABLE public.a (); CREATE TABLE public.b ();");
    try {
      database.execute("ALTER TABLE public.a OWNER TO " + role);
      Aludel theirs =
          Aludel.builder().url(database.url(), role, "p").locations(folder.location()).build();
      assertThatThrownBy(() -> theirs.workbench().emptySchema())
          .isInstanceOf(QueryFailedException.class)
          .hasMessageContaining("Emptying the schema failed: ERROR: must be owner of table b");
      assertThat(left("public")).containsExactly("table public.a", "table public.b");
    } finally {
      database.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
    }
  }
}
