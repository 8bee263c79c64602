package dev.aludel.cli;

import dev.aludel.internal.config.Configuration;
import dev.aludel.internal.config.DeclaredSettings;
import dev.aludel.internal.config.KnownSetting;
import dev.aludel.internal.config.SettingValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the settings and where each came from. */
@Command(
    name = "config",
    description = "List the settings, and where each came from.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel config              what holds here; passwords are never shown",
      "  aludel -n reports config   the same for the database 'reports'"
    })
final class ConfigCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Option(names = "--json", description = "Print the same facts as JSON.")
  private boolean json;

  ConfigCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    Configuration configuration = program.project().configuration();
    List<SettingValue> settings = new ArrayList<>();
    for (KnownSetting known : DeclaredSettings.all()) {
      settings.add(
          configuration
              .find(known.name())
              .orElseGet(() -> new SettingValue(known.name(), known.byDefault(), "default")));
    }
    configuration.settings().stream()
        .filter(setting -> !DeclaredSettings.names().contains(setting.name()))
        .forEach(settings::add);
    print(settings);
    // A wrong name or value is told here as anywhere else, once everything was listed.
    program.printer().out().flush();
    program.project().aludel();
    return 0;
  }

  private void print(List<SettingValue> settings) {
    Printer printer = program.printer();
    if (json) {
      printer.json(settings.stream().map(ConfigCommand::facts).toList());
      return;
    }
    int names = settings.stream().mapToInt(setting -> setting.name().length()).max().orElse(0);
    for (SettingValue setting : settings) {
      boolean unset = setting.origin().equals("default");
      String line =
          "%s  %s".formatted(padded(setting.name(), names), shown(setting))
              + (unset ? "" : "  (" + setting.origin() + ")");
      printer.line(unset ? printer.style().faint(line) : line);
    }
  }

  private static String shown(SettingValue setting) {
    return setting.value().isEmpty() ? "-" : setting.shown();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static Map<String, Object> facts(SettingValue setting) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", setting.name());
    facts.put("value", setting.value().isEmpty() ? "" : setting.shown());
    facts.put("origin", setting.origin());
    return facts;
  }
}
