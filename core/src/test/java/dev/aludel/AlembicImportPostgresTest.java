package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.LogDisagreesException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import dev.aludel.report.ImportReport;
import dev.aludel.request.ImportRequest;
import dev.aludel.setting.TableSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Databases and folders that the real Alembic made. */
@ForksProcesses
@ExtendWith(PostgresExtension.class)
class AlembicImportPostgresTest {

  private static final String SCHEMA =
      """
      SELECT c.relname || ': ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
             || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
             || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
         AND NOT a.attisdropped AND c.relname <> 'aludel_log'
      UNION ALL SELECT indexdef FROM pg_indexes
       WHERE schemaname = 'public' AND tablename <> 'aludel_log'
      UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'aludel_log'
      UNION ALL SELECT typname FROM pg_type
       WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
      ORDER BY 1""";

  @TempDir Path folder;
  private final PostgresDatabase server;
  private PostgresDatabase db;
  private AlembicProject alembic;
  private Bench bench;

  AlembicImportPostgresTest(PostgresDatabase server) {
    this.server = server;
  }

  @BeforeEach
  void writeAlembicsProject() {
    db = server.fresh();
    alembic = AlembicProject.in(folder).database(db);
    bench = Bench.in(folder);
    alembic
        .revision(
            "20241107_120000_add_user_model",
            """
            \"\"\"添加 user model

            Revision ID: 20241107_120000
            Revises:
            \"\"\"
            from alembic import op
            import sqlalchemy as sa

            revision = '20241107_120000'
            down_revision = None
            branch_labels = ('main',)
            depends_on = None


            def upgrade():
                op.create_table(
                    'user',
                    sa.Column('id', sa.Integer, primary_key=True),
                    sa.Column('kind', sa.Enum('x', 'y', name='kind'), server_default='x'),
                    sa.Column('name', sa.String(40), nullable=False),
                )
                op.create_index('user_name_idx', 'user', [sa.text('lower(name)')])


            def downgrade():
                op.drop_table('user')
                op.execute('DROP TYPE kind')
            """)
        .revision(
            "b1",
            """
            "orders"
            from alembic import op
            import sqlalchemy as sa
            revision = 'b1'
            down_revision = '20241107_120000'
            def upgrade():
                op.create_table(
                    'order', sa.Column('id', sa.BigInteger, primary_key=True),
                    sa.Column('user_id', sa.Integer, sa.ForeignKey('user.id')))
                op.execute("INSERT INTO \\"user\\" (name) VALUES ('a;b ''100%''')")
            def downgrade():
                op.execute('DELETE FROM "user"')
                op.drop_table('order')
            """)
        .revision(
            "c1",
            """
            "prices"
            from alembic import op
            import sqlalchemy as sa
            revision = 'c1'
            down_revision = '20241107_120000'
            depends_on = 'b1'
            def upgrade():
                op.add_column('order', sa.Column('price', sa.Numeric(10, 2)))
                op.create_check_constraint('price_ck', 'order', 'price >= 0')
            def downgrade():
                op.drop_constraint('price_ck', 'order')
                op.drop_column('order', 'price')
            """)
        .revision(
            "d1",
            """
            "merge"
            revision = 'd1'
            down_revision = ('b1', 'c1')
            def upgrade():
                pass
            def downgrade():
                pass
            """)
        .revision(
            "e1",
            """
            "more"
            from alembic import op
            import sqlalchemy as sa
            revision = 'e1'
            down_revision = 'd1'
            def upgrade():
                op.alter_column('user', 'name', type_=sa.Text())
            def downgrade():
                op.alter_column('user', 'name', type_=sa.String(40))
            """);
  }

  private Aludel aludel(PostgresDatabase database) {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations("filesystem:" + bench.path("migrations"))
        .tables(TableSettings.defaults().withVersionTable("alembic_version"))
        .build();
  }

  private static List<String> rows(PostgresDatabase database) {
    return database.strings("SELECT version_num FROM alembic_version ORDER BY 1");
  }

  private List<String> schemaOfAlembic() {
    List<String> schema = schemaOfAlembic(SCHEMA);
    assertThat(schema).hasSizeGreaterThan(10);
    return schema;
  }

  private List<String> schemaOfAlembic(String query) {
    PostgresDatabase other = server.fresh();
    alembic.database(other).run("upgrade", "head");
    return other.strings(query);
  }

  @Test
  void whatAlembicBeganAludelFinishes() {
    alembic.run("upgrade", "b1");
    ImportReport report = bench.workbench().importAlembic(ImportRequest.of("mig"));
    assertThat(report.leftOut()).isEmpty();
    assertThat(report.notes())
        .containsExactly(
            "A database that Alembic manages goes on where it is with the setting 'version-table=alembic_version'.");
    assertThat(report.written()).allMatch(one -> one.notes().isEmpty());
    assertThat(bench.files("migrations"))
        .containsExactly(
            "20241107_120000_添加_user_model.sql",
            "b1_orders.sql",
            "c1_prices.sql",
            "d1_merge.sql",
            "e1_more.sql");
    assertThat(aludel(db).upgrade().steps().stream().map(step -> step.step().revision().id()))
        .containsExactly("c1", "d1", "e1");
    assertThat(rows(db)).containsExactly("e1");
    assertThat(db.strings(SCHEMA)).isEqualTo(schemaOfAlembic());
    assertThat(db.strings("SELECT name FROM \"user\"")).containsExactly("a;b '100%'");
    aludel(db).downgrade("base");
    assertThat(rows(db)).isEmpty();
    assertThat(db.strings(SCHEMA)).noneMatch(line -> line.contains("user"));
  }

  @Test
  void everyCharacterArrivesAsAlembicSendsIt() {
    alembic.revision(
        "f1",
        """
        import datetime, decimal, uuid
        from alembic import op
        import sqlalchemy as sa
        from sqlalchemy.dialects import postgresql
        revision = 'f1'
        down_revision = 'e1'
        def upgrade():
            op.create_table(
                'texts',
                sa.Column('a', sa.Text, server_default='50%\\\\ of\\tit', comment='100% \\\\ C:\\\\dir\\ttab'),
                sa.Column('b', sa.Text, server_default=sa.text("'7%'")),
                sa.Column('j', postgresql.JSONB), sa.Column('l', postgresql.ARRAY(sa.Text)),
                sa.Column('n', sa.Numeric), sa.Column('f', sa.Float), sa.Column('y', sa.LargeBinary),
                sa.Column('d', sa.DateTime(timezone=True)), sa.Column('i', sa.Interval),
                sa.Column('u', postgresql.UUID), sa.Column('k', sa.Boolean),
                sa.CheckConstraint("a NOT LIKE 'x%' AND b <> '\\\\'", name='percent'))
            op.execute("CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT\\t'10%%\\\\' || '5 % 3' $$")
            op.execute(sa.text("INSERT INTO texts (a) VALUES ('\\t% \\\\ :x'), (:a)".replace(':x', '\\\\:x')).bindparams(a="it's 9%\\\\"))
            texts = sa.table('texts', sa.column('a'), sa.column('j', postgresql.JSONB), sa.column('l', postgresql.ARRAY(sa.Text)),
                sa.column('n'), sa.column('f'), sa.column('y', sa.LargeBinary), sa.column('d'), sa.column('i', sa.Interval), sa.column('u'), sa.column('k'))
            op.bulk_insert(texts, [
                {'a': 'tab\\t100% \\\\ back\\nline', 'j': {'a': "it's 5%", 'b': ['\\\\']}, 'l': ['a%', "b'"],
                 'n': decimal.Decimal('-1.50'), 'f': float('nan'), 'y': b'\\x00\\\\%',
                 'd': datetime.datetime(2024, 1, 2, 3, 4, 5, 6, datetime.timezone.utc),
                 'i': datetime.timedelta(days=-1, seconds=5), 'u': '00000000-0000-0000-0000-000000000001', 'k': True},
                {'a': None, 'j': None, 'l': [], 'n': 3, 'f': -0.1, 'y': None, 'd': None, 'i': None, 'u': None, 'k': None}])
            op.get_bind().execute(texts.insert().values(a='one', n=-2))
            op.get_bind().execute(texts.update().where(texts.c.a.like('%o_e%')).values(a='100% one'))
        def downgrade():
            op.drop_table('texts')
        """);
    String texts =
        """
        SELECT t::text FROM texts t
        UNION ALL SELECT description FROM pg_description WHERE objoid = 'texts'::regclass
        UNION ALL SELECT prosrc FROM pg_proc WHERE proname = 'f' ORDER BY 1""";
    List<String> schema = schemaOfAlembic(texts);
    assertThat(schema).hasSize(7).anyMatch(line -> line.contains("tab\t100%"));
    bench.workbench().importAlembic(ImportRequest.of("mig"));
    aludel(db).upgrade();
    assertThat(db.strings(texts)).isEqualTo(schema);
    assertThat(ofTexts(db.strings(SCHEMA))).isEqualTo(ofTexts(schemaOfAlembic())).hasSize(12);
  }

  private static List<String> ofTexts(List<String> schema) {
    return schema.stream().filter(line -> line.startsWith("texts")).toList();
  }

  @Test
  void whatAludelBeganAlembicFinishes() {
    bench.workbench().importAlembic(ImportRequest.of("mig/versions"));
    aludel(db).upgrade("c1");
    assertThat(rows(db)).containsExactly("c1");
    alembic.run("upgrade", "head");
    assertThat(rows(db)).containsExactly("e1");
    List<String> ours = db.strings(SCHEMA);
    List<String> theirs = schemaOfAlembic();
    ours.removeIf(line -> line.contains("alembic_version"));
    theirs.removeIf(line -> line.contains("alembic_version"));
    assertThat(ours).isEqualTo(theirs);
    aludel(db).validate();
    alembic.database(db).run("downgrade", "20241107_120000");
    assertThat(rows(db)).containsExactly("20241107_120000");
    // Whether Alembic went back or somebody lost rows, the table alone can't tell.
    assertThatThrownBy(() -> aludel(db).upgrade())
        .isInstanceOf(LogDisagreesException.class)
        .hasMessageContaining("if the version table is right, 'stamp 20241107_120000'");
    aludel(db).stamp("20241107_120000");
    aludel(db).upgrade();
    assertThat(rows(db)).containsExactly("e1");
  }

  @Test
  void theFilesSayWhatAlembicSays() {
    bench.workbench().importAlembic(ImportRequest.of("mig"));
    assertThat(bench.text("migrations/c1_prices.sql"))
        .isEqualTo(
            """
            -- @revises 20241107_120000
            -- @depends-on b1

            -- @upgrade
            ALTER TABLE "order" ADD COLUMN price NUMERIC(10, 2);

            ALTER TABLE "order" ADD CONSTRAINT price_ck CHECK (price >= 0);

            -- @downgrade
            ALTER TABLE "order" DROP CONSTRAINT price_ck;

            ALTER TABLE "order" DROP COLUMN price;
            """);
    assertThat(bench.text("migrations/d1_merge.sql")).isEqualTo("-- @revises b1, c1\n");
    assertThat(bench.text("migrations/20241107_120000_添加_user_model.sql"))
        .startsWith(
            "-- @message 添加 user model\n-- @revises base\n-- @label main\n\n-- @upgrade\nCREATE TYPE kind AS ENUM");
  }
}
