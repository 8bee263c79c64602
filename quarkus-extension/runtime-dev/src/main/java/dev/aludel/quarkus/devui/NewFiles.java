package dev.aludel.quarkus.devui;

import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.dev.spi.HotReplacementContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Revisions that the application hasn't seen although they were copied to its classes: continuous
 * testing copies a new file when it is the first to look, and to Quarkus the file is no longer new
 * then. A copy that looks old is made again, and reloads the application.
 */
public final class NewFiles {

  /** The folders in which a new file reloads the application; only there in dev mode. */
  public static final String FOLDERS = "aludel.folders";

  /** When the application that is running was built, in milliseconds. */
  public static final String BUILT = "aludel.built";

  private static final FileTime OLD = FileTime.fromMillis(0);

  private final HotReplacementContext development;

  /**
   * Looks at nothing yet.
   *
   * @param development knows the folders of sources and classes
   */
  NewFiles(HotReplacementContext development) {
    this.development = development;
  }

  /** Has the scan that follows see each new file. */
  void show() {
    @Nullable List<String> folders = DevConsoleManager.getGlobal(FOLDERS);
    @Nullable Long built = DevConsoleManager.getGlobal(BUILT);
    if (folders == null || built == null) {
      return;
    }
    for (Path resources : development.getResourcesDir()) {
      for (String folder : folders) {
        show(resources, resources.resolve(folder), built);
      }
    }
  }

  private void show(Path resources, Path folder, long built) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        for (Path classes : development.getClassesDir()) {
          Path copy = classes.resolve(resources.relativize(file).toString());
          if (Files.exists(copy) && Files.getLastModifiedTime(copy).toMillis() > built) {
            Files.setLastModifiedTime(copy, OLD);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
