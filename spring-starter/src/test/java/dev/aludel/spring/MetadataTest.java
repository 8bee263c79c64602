package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.config.DeclaredSettings;
import dev.aludel.internal.config.KnownSetting;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.json.JsonParserFactory;

/** One name for each setting, here as in the library. */
class MetadataTest {

  @Test
  void everySettingOfTheLibraryIsBoundUnderItsName() {
    Map<String, String> given = new LinkedHashMap<>();
    DeclaredSettings.ofAdapters()
        .forEach(known -> given.put("aludel." + known.name(), "text of " + known.name()));
    given.put("aludel.placeholders.tablespace", "fast");
    AludelProperties bound =
        new Binder(new MapConfigurationPropertySource(given))
            .bind("aludel", Bindable.of(AludelProperties.class))
            .get();
    Map<String, String> expected = new TreeMap<>();
    given.forEach((name, value) -> expected.put(name.substring("aludel.".length()), value));
    assertThat(new TreeMap<>(bound.texts())).isEqualTo(expected);
    assertThat(bound.toString()).doesNotContain("text of");
  }

  @Test
  void editorsKnowEverySettingItsDefaultAndItsChoices() throws IOException {
    Map<String, Object> metadata = metadata();
    Map<String, Object> defaults = new TreeMap<>();
    for (Map<String, Object> property : list(metadata, "properties")) {
      assertThat(property.get("description")).as("%s", property).isNotNull();
      String name = String.valueOf(property.get("name"));
      // The actuator's own, such as 'management.endpoint.aludel.access', are Spring Boot's.
      if (name.startsWith(KnownSetting.PREFIX)) {
        defaults.put(name, property.getOrDefault("defaultValue", ""));
      }
    }
    Map<String, Object> expected = new TreeMap<>();
    DeclaredSettings.ofAdapters()
        .forEach(known -> expected.put("aludel." + known.name(), known.byDefault()));
    List.of("data-source", "databases", "placeholders", "run")
        .forEach(name -> expected.put("aludel." + name, ""));
    assertThat(defaults).isEqualTo(expected);

    for (KnownSetting known : DeclaredSettings.ofAdapters()) {
      if (!known.choices().isEmpty()) {
        Map<String, Object> hint =
            list(metadata, "hints").stream()
                .filter(one -> Objects.equals(one.get("name"), "aludel." + known.name()))
                .findFirst()
                .orElseThrow();
        assertThat(list(hint, "values").stream().map(value -> value.get("value")).toList())
            .isEqualTo(known.choices());
      }
    }
  }

  @Test
  void componentsAreTheSettingsAndNothingElse() {
    TreeSet<String> names = new TreeSet<>();
    Arrays.stream(AludelProperties.class.getRecordComponents())
        .map(component -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
        .forEach(names::add);
    TreeSet<String> expected = new TreeSet<>();
    DeclaredSettings.ofAdapters().forEach(known -> expected.add(known.name()));
    expected.addAll(List.of("data-source", "placeholders", "databases", "run"));
    assertThat(names).isEqualTo(expected);
  }

  /** Every jar may have a file of that name; ours is the one with our settings in it. */
  private static Map<String, Object> metadata() throws IOException {
    Enumeration<URL> files =
        AludelProperties.class
            .getClassLoader()
            .getResources("META-INF/spring-configuration-metadata.json");
    while (files.hasMoreElements()) {
      try (InputStream in = files.nextElement().openStream()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (text.contains("\"aludel.url\"")) {
          return JsonParserFactory.getJsonParser().parseMap(text);
        }
      }
    }
    throw new AssertionError("no metadata of ours");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> map, String name) {
    return (List<Map<String, Object>>) Objects.requireNonNull(map.get(name));
  }
}
