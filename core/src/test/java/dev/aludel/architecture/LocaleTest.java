package dev.aludel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No number, date or letter case depends on the locale of the JVM: one with digits of its own, such
 * as Persian, would write them into statements, and Turkish has another small i.
 */
class LocaleTest {

  private static final List<Pattern> FORBIDDEN =
      List.of(
          // A conversion by the locale; %s writes numbers as they are.
          Pattern.compile(
              "(?<!Locale\\.ROOT, \")(?<!Locale\\.ROOT, \"[^\"]{1,20})%[\\d$,.+(0-]*(?:[dfegEG]\\b|[tT][A-Za-z])"),
          Pattern.compile("\\bto(Lower|Upper)Case\\(\\)"),
          Pattern.compile("\\bString\\.format\\((?!\\s*Locale\\.ROOT)"),
          Pattern.compile("\\bprintf\\((?!\\s*Locale\\.ROOT)"),
          Pattern.compile("\\bofPattern\\([^()]*(?<!Locale\\.ROOT)\\)"),
          Pattern.compile(
              "\\b(?:(?:NumberFormat|DecimalFormat|SimpleDateFormat|MessageFormat|Collator)\\b|ofLocalized)"));

  private static List<String> found(String source) {
    List<String> found = new ArrayList<>();
    for (Pattern pattern : FORBIDDEN) {
      Matcher matcher = pattern.matcher(source);
      while (matcher.find()) {
        int end = Math.min(source.length(), matcher.end() + 30);
        found.add(source.substring(Math.max(0, matcher.start() - 30), end).replace('\n', ' '));
      }
    }
    return found;
  }

  @Test
  void nothingOfOursIsWrittenByTheLocaleOfTheJvm() throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path file : MainSources.files()) {
      String source = Files.readString(file).replaceAll("(?m)^\\s*(\\*|//|/\\*).*$", "");
      found(source).forEach(one -> problems.add(file.getFileName() + ": " + one));
    }
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"%d rows\".formatted(3)",
        "\"%2$d rows\".formatted(1, 3)",
        "\"%,d rows\".formatted(3)",
        "\"%.1f s\".formatted(3)",
        "\"%tY\".formatted(now)",
        "text.toLowerCase()",
        "String.format(\"%s\", 3)",
        "DateTimeFormatter.ofPattern(\"yyyy\")",
      })
  void whatDependsOnItIsFound(String source) {
    assertThat(found(source)).isNotEmpty();
  }
}
