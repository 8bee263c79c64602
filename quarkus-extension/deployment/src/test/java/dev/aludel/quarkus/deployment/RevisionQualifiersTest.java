package dev.aludel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import dev.aludel.quarkus.ManagedDatabase;
import dev.aludel.quarkus.stock.CreateStock;
import java.io.IOException;
import java.util.List;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

class RevisionQualifiersTest {

  private static final String STOCK = "dev/aludel/quarkus/stock";
  private static final String REVISION =
      "Java revision 'dev.aludel.quarkus.stock.CreateStock' has @AludelDataSource(\"stock\") and ";

  private static void check(ManagedDatabase... databases) throws IOException {
    Index index = Index.of(CreateStock.class);
    new RevisionQualifiers(List.of(databases)).check(new RevisionClasses(index, type -> true));
  }

  private static ManagedDatabase database(String name, String location) {
    return new ManagedDatabase(name, name, List.of(location), false, false, false, List.of());
  }

  @Test
  void theDatabaseThatItsLocationGivesItToIsFine() {
    assertThatCode(
            () -> check(database("", "db/migrations"), database("stock", "classpath:" + STOCK)))
        .doesNotThrowAnyException();
  }

  @Test
  void aLocationOfTwoDatabasesIsNot() {
    assertThatThrownBy(() -> check(database("", STOCK), database("stock", STOCK)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            REVISION
                + "lies where it runs in the database without a name and in the database 'stock';"
                + " the locations of the database 'stock' are [dev/aludel/quarkus/stock].\n");
  }

  @Test
  void aDatabaseThatIsNotThereIsTold() {
    assertThatThrownBy(() -> check(database("", "db"), database("shop", "shop")))
        .hasMessageStartingWith(
            REVISION
                + "lies below no location; there is no database 'stock', but the database without a"
                + " name, the database 'shop'.\n");
  }
}
