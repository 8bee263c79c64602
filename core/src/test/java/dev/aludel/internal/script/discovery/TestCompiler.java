package dev.aludel.internal.script.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.migration.Migration;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles classes for tests that need them somewhere else than on the tests' own class path. */
public final class TestCompiler {

  private TestCompiler() {}

  /** A Java revision's source, with its package's name and its class's. */
  static String revision(String packageName, String className, String id, String revises) {
    return """
    package %s;
    import dev.aludel.migration.*;
    @Revision(id = "%s", revises = "%s")
    public class %s implements Migration {
      static { System.setProperty("initialised." + %s.class.getName(), "yes"); }
      @Override public void upgrade(Operations op) { op.execute("SELECT 1"); }
    }
    """
        .formatted(packageName, id, revises, className, className);
  }

  /** Compiles sources against Aludel's own classes; the answer has the path of each class file. */
  public static Map<String, byte[]> compile(String... sources) {
    try {
      Path output = Files.createTempDirectory("aludel-classes");
      try {
        compileTo(output, List.of(placeOf(Migration.class)), sources);
        return read(output);
      } finally {
        delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> read(Path output) throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        classes.put(
            output.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return classes;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  static void compileTo(Path output, List<Path> classPath, String... sources) {
    compileTo(output, "-cp", classPath, sources);
  }

  /** Compiles a module, its {@code module-info} among the sources. */
  static void compileModuleTo(Path output, List<Path> modulePath, String... sources) {
    compileTo(output, "-p", modulePath, sources);
  }

  private static void compileTo(
      Path output, String pathOption, List<Path> path, String... sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> files = new ArrayList<>();
    Arrays.stream(sources).map(Source::of).forEach(files::add);
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            output.toString(),
            pathOption,
            path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    boolean compiled = compiler.getTask(messages, null, null, options, null, files).call();
    assertThat(compiled).as("compiled: " + messages).isTrue();
  }

  /** The directory or jar that a class was loaded from. */
  public static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    private Source(String name, String text) {
      super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    static Source of(String text) {
      String name =
          text.startsWith("module ")
              ? "module-info"
              : text.replaceFirst(
                  "(?s).*?public (?:\\w+ )*?(?:class|@?interface) ([\\w$]+).*", "$1");
      return new Source(name, text);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
