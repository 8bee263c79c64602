package dev.aludel.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What follows from the declaration of a setting, or is missing. */
class SettingsManualTest {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** {@code SettingsBinder.database()} reads them; SettingsTest says how. */
  private static final List<String> OF_THE_DATABASE =
      List.of("url", "user", "password", "direct-url");

  @Test
  void theManualHasARowForEverySettingAndForNothingElse() throws IOException {
    TreeSet<String> described = new TreeSet<>();
    List<String> lines = Files.readAllLines(Path.of("docs/settings.md"));
    int first = lines.indexOf("| setting | default | meaning |") + 2;
    assertThat(first).isGreaterThan(2);
    for (String line : lines.subList(first, lines.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      CODE.matcher(line.split("\\|")[1])
          .results()
          .map(code -> code.group(1))
          .forEach(described::add);
    }
    TreeSet<String> expected = new TreeSet<>(DeclaredSettings.names());
    expected.addAll(List.of("placeholders.<name>", "models.hibernate.properties.<name>"));
    assertThat(described).isEqualTo(expected);
  }

  @Test
  void everySettingChangesSomething() {
    List<String> idle = new ArrayList<>();
    for (KnownSetting known : DeclaredSettings.all()) {
      SettingsBinder binder =
          new SettingsBinder(
              known.name().equals("url")
                  ? Map.of("url", other(known))
                  : Map.of("url", "postgres://host/app", known.name(), other(known)),
              Map.of());
      Settings bound = binder.bind(Settings.defaults());
      if (bound.equals(Settings.defaults()) && !OF_THE_DATABASE.contains(known.name())) {
        idle.add(known.name());
      }
    }
    assertThat(idle).as("settings whose value goes nowhere").isEmpty();
  }

  private static String other(KnownSetting known) {
    return switch (known.form()) {
      case TEXT, SECRET, LIST -> "other";
      case URL -> "postgres://you:secret@host/other";
      case FLAG -> known.byDefault().equals("true") ? "false" : "true";
      case DURATION -> "7s";
      case COUNT, LENGTH -> "7";
      case TIME_ZONE, SESSION_TIME_ZONE -> "Europe/Berlin";
      case CHOICE -> known.choices().get(known.choices().size() - 1);
      case ON_UNVERSIONED -> "upgrade";
      case SCRATCH -> "server";
    };
  }
}
