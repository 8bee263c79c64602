package dev.aludel.internal.script.discovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that a build of Maven's has copied and whose source is gone: deleted or renamed, they stay
 * on the class path until {@code mvn clean}.
 */
final class LeftoverFiles {

  private static final Pattern BUILT =
      Pattern.compile("(.*)/target/(test-)?classes/(.+)", Pattern.DOTALL);

  private LeftoverFiles() {}

  /**
   * A warning about a file, where the folder of its source is there and the source is not. Where
   * the folder is elsewhere, something else made the file.
   */
  static Optional<String> warning(FoundFile file) {
    Matcher built = BUILT.matcher(file.identity());
    if (!built.matches()) {
      return Optional.empty();
    }
    Path project = Path.of(built.group(1));
    String source =
        "src/%s/resources/%s".formatted(built.group(2) == null ? "main" : "test", built.group(3));
    Path expected = project.resolve(source);
    Path folder = expected.getParent();
    return folder != null && Files.isDirectory(folder) && !Files.exists(expected)
        ? Optional.of(
            "'%s' is in '%s', but there is no '%s' any more. If it was deleted or renamed, run 'mvn clean'."
                .formatted(
                    file.place(),
                    "target/" + (built.group(2) == null ? "" : "test-") + "classes",
                    source))
        : Optional.empty();
  }
}
