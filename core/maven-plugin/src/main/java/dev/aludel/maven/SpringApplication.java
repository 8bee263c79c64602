package dev.aludel.maven;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** A Spring Boot application whose own settings and models a command works on. */
final class SpringApplication {

  /** Who has this among the artifacts of a project can run commands inside its application. */
  static final String STARTER = "dev.aludel:aludel-spring-boot-starter";

  private static final String ANNOTATION =
      "org.springframework.boot.autoconfigure.SpringBootApplication";

  private final Path classes;
  private final @Nullable String named;

  SpringApplication(Path classes, @Nullable String named) {
    this.classes = classes;
    this.named = named;
  }

  /** The class that starts it: the one that was named, or the one that is annotated. */
  String mainClass() throws MojoFailureException {
    if (named != null) {
      return named;
    }
    try (ScanResult found =
        new ClassGraph()
            .overrideClasspath(classes)
            .enableAnnotationInfo()
            .enableMethodInfo()
            .enableExternalClasses()
            .ignoreClassVisibility()
            .scan()) {
      List<String> names =
          found.getClassesWithAnnotation(ANNOTATION).stream()
              .map(application -> withMain(application, found))
              .toList();
      if (names.size() != 1) {
        throw new MojoFailureException(
            ("%s under %s is annotated with @SpringBootApplication. Name the class that starts the"
                    + " application: -Dstart-class=…, or the plugin's <mainClass>.")
                .formatted(names.isEmpty() ? "No class" : "More than one class " + names, classes));
      }
      return names.get(0);
    }
  }

  /** Kotlin has the main method beside the class. */
  private static String withMain(ClassInfo application, ScanResult found) {
    String beside = application.getName() + "Kt";
    return !application.hasDeclaredMethod("main") && found.getClassInfo(beside) != null
        ? beside
        : application.getName();
  }
}
