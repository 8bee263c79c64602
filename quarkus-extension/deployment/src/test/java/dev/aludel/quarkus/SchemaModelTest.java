package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.operation.Operation;
import dev.aludel.quarkus.goods.Crate;
import dev.aludel.request.AutogenerateCustomizer;
import dev.aludel.request.AutogenerateRequest;
import dev.aludel.request.SchemaModel;
import dev.aludel.schema.ServerVersion;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Beans that say which schema is wanted, and what is written. */
class SchemaModelTest {

  private static final TestDatabase DB = TestDatabase.of("schema_model");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
          new QuarkusUnitTest()
              .withApplicationRoot(
                  jar ->
                      jar.addClasses(
                              TestDatabase.class,
                              Audit.class,
                              AuditBeside.class,
                              WithStatistics.class)
                          .addPackage(Crate.class.getPackage()))
              .overrideConfigKey("quarkus.hibernate-orm.packages", "dev.aludel.quarkus.goods")
              .overrideConfigKey("quarkus.aludel.locations", "none/yet")
              .overrideConfigKey("quarkus.aludel.allow-empty", "true")
              .overrideConfigKey("quarkus.aludel.scratch", "server")
              .overrideConfigKey("quarkus.aludel.both.data-source", "default")
              .overrideConfigKey("quarkus.aludel.both.locations", "none/yet")
              .overrideConfigKey("quarkus.aludel.both.allow-empty", "true")
              .overrideConfigKey("quarkus.aludel.both.models", "hibernate")
              .overrideConfigKey("quarkus.aludel.both.version-table", "both_version")
              .overrideConfigKey("quarkus.aludel.both.log-table", "both_log")
              .overrideConfigKey("quarkus.aludel.both.scratch", "server"));

  @Inject AludelDatabases databases;

  @Test
  void aModelThatIsABeanStandsInPlaceOfTheEntities() {
    assertThat(databases.get("").workbench().check().to()).isEqualTo("audit");
    assertThat(databases.get("").workbench().check().words()).containsExactly("create table audit");
  }

  @Test
  void aModelOfOneDatabaseStandsBesideTheEntitiesWhereTheSettingSaysSo() {
    assertThat(databases.get("both").workbench().check().words())
        .containsExactly("create table audit", "create table crate");
  }

  @Test
  void aCustomizerOfOneDatabaseAddsToItsRevisionsAlone() {
    assertThat(written("both")).contains("\nANALYZE;\n");
    assertThat(written("")).contains("CREATE TABLE audit (").doesNotContain("ANALYZE");
  }

  private String written(String database) {
    return databases
        .get(database)
        .workbench()
        .autogenerate(AutogenerateRequest.of("first").withWrite(false))
        .text();
  }

  /** Wants a table that no entity has. */
  @Singleton
  public static class Audit implements SchemaModel {
    @Override
    public String name() {
      return "audit";
    }

    @Override
    public String ddl(ServerVersion version) {
      return "CREATE TABLE audit (at timestamptz NOT NULL);";
    }
  }

  /** The same for the other database. */
  @Singleton
  @AludelDataSource("both")
  public static class AuditBeside extends Audit {}

  /** Has statistics made of what a revision leaves. */
  @Singleton
  @AludelDataSource("both")
  public static class WithStatistics implements AutogenerateCustomizer {
    @Override
    public List<Operation> rewrite(List<Operation> operations) {
      List<Operation> all = new ArrayList<>(operations);
      all.add(new Operation.Execute("ANALYZE"));
      return all;
    }
  }
}
