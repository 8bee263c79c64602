package dev.aludel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README in Chinese keeps step with the English one, and no link at the top leads nowhere. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final List<String> BOTH = List.of("README.md", "README.zh-CN.md");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(ROOT.resolve(file));
  }

  /** What stands in blocks: commands, their output, code. */
  private static List<String> blocks(String file) throws IOException {
    boolean fenced = false;
    List<String> blocks = new ArrayList<>();
    for (String line : lines(file)) {
      boolean fence = line.startsWith("```");
      fenced ^= fence;
      if (fence || fenced || line.startsWith("    ")) {
        blocks.add(line);
      }
    }
    return blocks;
  }

  private static List<String> shape(String file) throws IOException {
    return lines(file).stream()
        .filter(line -> line.matches("(#|- |\\|).*"))
        .map(line -> line.replaceFirst("^(#+|-|\\|).*", "$1"))
        .toList();
  }

  private static List<String> links(String file) throws IOException {
    return LINK.matcher(Files.readString(ROOT.resolve(file)))
        .results()
        .map((MatchResult link) -> link.group(1))
        .filter(link -> !BOTH.contains(link))
        .toList();
  }

  @Test
  void commandsAndCodeAreTheSame() throws IOException {
    assertThat(blocks("README.md")).hasSizeGreaterThan(50).isEqualTo(blocks("README.zh-CN.md"));
  }

  @Test
  void eachHeadingItemAndRowHasItsCounterpart() throws IOException {
    assertThat(shape("README.zh-CN.md")).isEqualTo(shape("README.md"));
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    assertThat(links("README.zh-CN.md")).containsAll(links("README.md"));
    for (String file : List.of("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md")) {
      assertThat(links(file)).allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }
  }
}
