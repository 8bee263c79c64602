package dev.aludel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The two places where migration tools swell, the facade and the files, are counted. Raising a
 * number is a decision that a commit message explains.
 */
class BudgetTest {

  private static final int LINES_OF_A_FILE = 400;
  private static final int VERBS = 16;
  private static final int BUILDER_METHODS = 19;

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
  void theFacadeHasAboutADozenVerbs() {
    assertThat(verbs(Aludel.class))
        .as("what a running application can ask for")
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(VERBS);
  }

  @Test
  void theWorkbenchHasAboutADozenVerbs() {
    Optional<Class<?>> workbench = workbench();
    Assumptions.assumeThat(workbench).as("the workbench isn't there yet").isPresent();
    assertThat(verbs(workbench.orElseThrow()))
        .as("what a developer can ask for")
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(VERBS);
  }

  @Test
  void theBuilderHasAboutADozenMethods() {
    List<String> methods =
        publicMethods(AludelBuilder.class).stream()
            .map(Method::getName)
            .filter(name -> !name.equals("build"))
            .sorted()
            .toList();
    assertThat(methods)
        .as("what can be set, overloads counted one by one")
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(BUILDER_METHODS);
  }

  private static List<String> verbs(Class<?> facade) {
    return publicMethods(facade).stream()
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .map(Method::getName)
        // The door to the other facade is none of them.
        .filter(name -> !name.equals("workbench"))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<Method> publicMethods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .toList();
  }

  /** A class that isn't written yet has no budget to exceed. */
  private static Optional<Class<?>> workbench() {
    try {
      return Optional.of(Class.forName("dev.aludel.Workbench"));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
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
