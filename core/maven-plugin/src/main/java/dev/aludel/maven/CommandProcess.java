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

/** A JVM that runs the command line, and writes where Maven writes. */
final class CommandProcess {

  private static final String MAIN = "dev.aludel.cli.Main";

  private final List<Path> classPath;
  private final Path folder;
  private final List<String> jvmArguments;
  private final Map<String, String> properties;

  CommandProcess(
      List<Path> classPath,
      Path folder,
      List<String> jvmArguments,
      Map<String, String> properties) {
    this.classPath = classPath;
    this.folder = folder;
    this.jvmArguments = jvmArguments;
    this.properties = properties;
  }

  /** Runs a command to its end, and gives its exit code; the process ends with Maven's own. */
  int run(List<String> command) throws IOException {
    // In a file that only its owner reads: a settings' value may be secret, and a class path long.
    Path arguments = Files.createTempFile("aludel", ".args");
    try {
      Files.writeString(arguments, text(command), Charset.defaultCharset());
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

  private String text(List<String> command) {
    List<String> words = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
    words.addAll(jvmArguments);
    properties.forEach((name, value) -> words.add("-D" + name + "=" + value));
    words.add("-cp");
    words.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    words.add(MAIN);
    words.addAll(command);
    return words.stream().map(CommandProcess::quoted).collect(Collectors.joining("\n"));
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
