package dev.aludel.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A JVM that runs a program in the project's folder, and writes where Maven writes. */
final class CommandProcess {

  private final Path folder;
  private final List<String> jvmArguments;
  private final Map<String, String> properties;

  CommandProcess(Path folder, List<String> jvmArguments, Map<String, String> properties) {
    this.folder = folder;
    this.jvmArguments = jvmArguments;
    this.properties = properties;
  }

  /**
   * Runs a program to its end; it ends with Maven's own process.
   *
   * @param classPath what it is made of
   * @param main the class with its main method
   * @param words what it is told
   * @return its exit code
   */
  int run(List<Path> classPath, String main, List<String> words) throws IOException {
    // In a file that only its owner reads: a settings' value may be secret, and a class path long.
    Path arguments = Files.createTempFile("aludel", ".args");
    try {
      Files.writeString(arguments, text(classPath, main, words), Charset.defaultCharset());
      Process process =
          new ProcessBuilder(java(), "@" + arguments)
              .directory(folder.toFile())
              .inheritIO()
              .start();
      Thread stop = new Thread(process::destroy, "aludel-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        process.destroy();
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted.", e);
      } finally {
        forget(stop);
      }
    } finally {
      Files.deleteIfExists(arguments);
    }
  }

  private String text(List<Path> classPath, String main, List<String> words) {
    List<String> arguments = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
    arguments.addAll(jvmArguments);
    properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
    arguments.add("-cp");
    arguments.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    arguments.add(main);
    arguments.addAll(words);
    return arguments.stream().map(CommandProcess::quoted).collect(Collectors.joining("\n"));
  }

  /** As the java command reads an argument out of a file. */
  private static String quoted(String word) {
    return '"'
        + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
        + '"';
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void forget(Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs already.
    }
  }
}
