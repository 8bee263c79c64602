package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseAssemblerTest {

  @Test
  void aCommandThatNamesNoneWhereEachHasANameIsToldTheNames() {
    DatabaseAssembler assembler =
        new DatabaseAssembler(
            List.of(managed("catalog"), managed("orders")),
            nothing(),
            new SmallRyeConfigBuilder().build());
    assertThatThrownBy(() -> assembler.builder(""))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            There is no database without a name: only those with a name have locations.
            Name one of these with '-n': 'catalog', 'orders'; or say where its revisions are with the setting 'quarkus.aludel.locations'.""");
    assertThatThrownBy(() -> assembler.builder("sales"))
        .hasMessage(
            """
            There is no database 'sales'.
            Name one of these with '-n': 'catalog', 'orders'.""");
  }

  private static ManagedDatabase managed(String name) {
    return new ManagedDatabase(name, "", List.of("db/" + name), false, false, true, List.of());
  }

  private static AludelRunTimeConfig nothing() {
    return (AludelRunTimeConfig)
        Proxy.newProxyInstance(
            AludelRunTimeConfig.class.getClassLoader(),
            new Class<?>[] {AludelRunTimeConfig.class},
            (proxy, method, arguments) -> null);
  }
}
