package dev.aludel.cli;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a command finds around it.
 *
 * @param out where results go
 * @param err where errors go
 * @param environment the environment's variables
 * @param systemProperties the system properties
 * @param workingFolder where relative paths begin
 * @param terminal whether a person reads what is printed
 */
record Surroundings(
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    Map<String, String> systemProperties,
    Path workingFolder,
    boolean terminal) {

  static Surroundings ofProcess() {
    boolean terminal = isTerminal(System.console());
    Map<String, String> properties =
        System.getProperties().stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, name -> System.getProperty(name, "")));
    return new Surroundings(
        writer(System.out, terminal),
        writer(System.err, terminal),
        System.getenv(),
        properties,
        Path.of("").toAbsolutePath(),
        terminal);
  }

  /** The same with both streams in one console, of which nothing is known. */
  Surroundings printingTo(Consumer<String> console) {
    PrintWriter both = new PrintWriter(new BufferedWriter(new Shown(console)), true);
    return new Surroundings(both, both, environment, systemProperties, workingFolder, false);
  }

  /** A file or a pipe gets UTF-8 whatever the locale; so does a terminal that knows ASCII alone. */
  private static PrintWriter writer(PrintStream stream, boolean terminal) {
    Charset local = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    Charset charset =
        terminal && !local.equals(StandardCharsets.US_ASCII) ? local : StandardCharsets.UTF_8;
    return new PrintWriter(
        new BufferedWriter(new OutputStreamWriter(new Telling(stream), charset)), true);
  }

  /** From JDK 22 on there is a console also where nobody sits before it. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** How many columns a line of the terminal has; as many as there may be where there is none. */
  int columns() {
    if (!terminal) {
      return Integer.MAX_VALUE;
    }
    String told = environment.getOrDefault("COLUMNS", "");
    return told.matches("[1-9][0-9]{0,4}")
        ? Integer.parseInt(told)
        : CommandSpec.create().usageMessage().autoWidth(true).width();
  }

  /** Whether colours may be used: only on a terminal, and never against the reader's wish. */
  boolean colours() {
    return terminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Lets the writer know what a print stream keeps to itself: a full disk, a closed pipe. */
  private static final class Telling extends OutputStream {

    private final PrintStream stream;

    Telling(PrintStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
      stream.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      stream.write(bytes, offset, length);
      flush();
    }

    @Override
    public void flush() throws IOException {
      if (stream.checkError()) {
        throw new IOException("the standard stream is broken");
      }
    }
  }

  /** Hands each piece on. */
  private static final class Shown extends Writer {

    private final Consumer<String> console;

    Shown(Consumer<String> console) {
      this.console = console;
    }

    @Override
    public void write(char[] text, int offset, int length) {
      console.accept(new String(text, offset, length));
    }

    @Override
    public void flush() {
      // It has each piece already.
    }

    @Override
    public void close() {
      // The console goes on.
    }
  }

  /** Leaves out the environment, which may hold a password. */
  @Override
  public String toString() {
    return "Surroundings[" + workingFolder + "]";
  }
}
