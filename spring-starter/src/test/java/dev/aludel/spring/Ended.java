package dev.aludel.spring;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;

/**
 * A program that has run to its end.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Ended(int code, String out, String err) {

  /**
   * Runs a command of an application in this JVM, which is much faster. Only the end of the process
   * is left out: a test that is about the process starts one.
   */
  static Ended here(Applications application, Class<?>... sources) {
    SpringApplication started = application.builder(sources).application();
    started.setListeners(
        started.getListeners().stream().filter(one -> !(one instanceof ShortRunEnd)).toList());
    // It would tell of an application that doesn't start, as it can't know that this is meant.
    String teller = SpringApplication.class.getName();
    LoggingSystem logging = LoggingSystem.get(Ended.class.getClassLoader());
    application.with("logging.level." + teller, "off");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      started.run(application.arguments()).close();
    } catch (RuntimeException e) {
      return new Ended(code(e), out.toString(StandardCharsets.UTF_8), "");
    } finally {
      System.setOut(before);
      application.without("logging.level." + teller);
      logging.setLogLevel(teller, null);
    }
    throw new AssertionError("The application went on.");
  }

  private static int code(RuntimeException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ShortRunDone done) {
        return done.code();
      }
    }
    throw thrown;
  }

  /** Runs an application as a process of its own, on the class path of the tests. */
  static Ended process(Path folder, Applications application, Class<?> program) throws Exception {
    return of(
        folder,
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        List.of(),
        program.getName(),
        application.arguments());
  }

  /** Runs a program in a JVM of its own. */
  static Ended of(
      Path folder, String classPath, List<String> options, String program, String... arguments)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, program));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        throw new AssertionError("still running: " + Files.readString(out) + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
