package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.config.DeclaredSettings;
import dev.aludel.quarkus.AludelRunTimeConfig.DatabaseRunTimeConfig;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One name for each setting, here as in the library. */
class DeclaredSettingsTest {

  /** Said another way here: {@code quarkus.aludel.active}. */
  private static final String ENABLED = "enabled";

  @Test
  void everySettingOfTheLibraryIsReadUnderItsName() {
    Map<String, String> expected = new TreeMap<>();
    DeclaredSettings.ofAdapters()
        .forEach(known -> expected.put(known.name(), "text of " + known.name()));
    expected.remove(ENABLED);
    // The build knows these two.
    expected.put("locations", "db/one,db/two");
    expected.put("allow-empty", "true");
    expected.put("placeholders.tablespace", "fast");

    ManagedDatabase database =
        new ManagedDatabase("", "", List.of("db/one", "db/two"), false, true, true, List.of());
    assertThat(new TreeMap<>(Settings.of(database, everythingSet()))).isEqualTo(expected);
  }

  private static DatabaseRunTimeConfig everythingSet() {
    return (DatabaseRunTimeConfig)
        Proxy.newProxyInstance(
            DatabaseRunTimeConfig.class.getClassLoader(),
            new Class<?>[] {DatabaseRunTimeConfig.class},
            (proxy, method, arguments) -> value(method));
  }

  private static Object value(Method property) {
    String text =
        "text of " + property.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    if (property.getReturnType().equals(Map.class)) {
      return Map.of("tablespace", "fast");
    }
    return property.getGenericReturnType().getTypeName().contains("List")
        ? Optional.of(List.of(text))
        : Optional.of(text);
  }
}
