package dev.aludel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The two places where migration tools swell, the public API and the files, are counted. Raising a
 * number is a decision that a commit message explains.
 */
class BudgetTest {

  private static final int LINES_OF_A_FILE = 400;
  private static final String LIST = "public-api.txt";
  private static final Pattern TYPE = Pattern.compile("^\\S+: ");

  private static final Map<String, Budget> PUBLIC =
      Map.of(
          "core/src/test/resources/dev/aludel/architecture/public-api.txt",
          new Budget(192, 1274),
          "core/cli/src/test/resources/dev/aludel/cli/public-api.txt",
          new Budget(3, 8),
          "core/testing-server/src/test/resources/dev/aludel/postgres/public-api.txt",
          new Budget(4, 20),
          "core/testing/src/test/resources/dev/aludel/testing/public-api.txt",
          new Budget(2, 3),
          "core/hibernate/src/test/resources/dev/aludel/hibernate/public-api.txt",
          new Budget(2, 16),
          "spring-starter/src/test/resources/dev/aludel/spring/public-api.txt",
          new Budget(11, 63),
          "quarkus-extension/runtime/src/test/resources/dev/aludel/quarkus/public-api.txt",
          new Budget(13, 81));

  @Test
  void noSourceFileIsLongerThanItsBudget() throws IOException {
    Path project = projectFolder();
    Map<String, Integer> tooLong = new TreeMap<>();
    int[] seen = new int[1];
    Files.walkFileTree(
        project,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            // A package may have the name of the folder that a build leaves in a module.
            boolean built = name.equals("target") && Files.exists(folder.resolveSibling("pom.xml"));
            boolean leftOut = built || name.startsWith(".");
            return leftOut && !folder.equals(project)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (file.toString().endsWith(".java")) {
              seen[0]++;
              int lines = Files.readAllLines(file).size();
              if (lines > LINES_OF_A_FILE) {
                tooLong.put(project.relativize(file).toString(), lines);
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(seen[0]).as("source files of all modules, under %s", project).isGreaterThan(30);
    assertThat(tooLong)
        .as("files of more than %d lines, and their lines", LINES_OF_A_FILE)
        .isEmpty();
  }

  @Test
  void thePublicApiOfEachModuleKeepsToItsBudget() throws IOException {
    Map<String, String> beyond = new TreeMap<>();
    for (Map.Entry<String, Budget> module : PUBLIC.entrySet()) {
      Path list = projectFolder().resolve(module.getKey());
      Budget there = Budget.of(Files.readAllLines(list));
      assertThat(there.types()).as("public types in %s", list).isPositive();
      if (there.types() > module.getValue().types()
          || there.members() > module.getValue().members()) {
        beyond.put(module.getKey(), there + " instead of " + module.getValue());
      }
    }
    assertThat(beyond).as("lists of public types and members beyond their budget").isEmpty();
  }

  @Test
  void everyListOfAPublicApiHasABudget() throws IOException {
    Path project = projectFolder();
    Set<String> lists = new TreeSet<>();
    try (Stream<Path> files = Files.find(project, 12, (file, a) -> file.endsWith(LIST))) {
      files
          .map(file -> project.relativize(file).toString().replace('\\', '/'))
          .filter(file -> !file.contains("/target/"))
          .forEach(lists::add);
    }
    assertThat(lists).isEqualTo(new TreeSet<>(PUBLIC.keySet()));
  }

  /** How much of an API a user can name. */
  private record Budget(int types, int members) {

    static Budget of(List<String> list) {
      int types = (int) list.stream().filter(line -> TYPE.matcher(line).find()).count();
      return new Budget(types, list.size() - types);
    }

    @Override
    public String toString() {
      return types + " types and " + members + " members";
    }
  }

  /** The topmost folder with a pom.xml above this module. */
  private static Path projectFolder() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && Files.exists(folder.getParent().resolve("pom.xml"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
