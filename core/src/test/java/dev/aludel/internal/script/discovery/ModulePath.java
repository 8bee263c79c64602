package dev.aludel.internal.script.discovery;

import io.github.classgraph.ClassGraph;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.postgresql.Driver;
import org.slf4j.Logger;

/** Modules of a test, and those that the library itself requires. */
final class ModulePath {

  private ModulePath() {}

  static List<Path> with(Path... modules) {
    List<Path> path = new ArrayList<>(Arrays.asList(modules));
    for (Class<?> required :
        List.of(ClassGraph.class, Driver.class, Logger.class, NullMarked.class)) {
      path.add(TestCompiler.placeOf(required));
    }
    return path;
  }

  static String text(Path... modules) {
    return with(modules).stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
