package dev.aludel.quarkus.devui;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium, which a script for Node drives by playwright-core. */
final class Browser {

  static final String MISSING =
      "Skipped: it needs chromium, node, and playwright-core in this module's target/node_modules"
          + " (npm install --prefix target --no-save playwright-core).";

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private final Path chromium;
  private final Path node;

  private Browser(Path chromium, Path node) {
    this.chromium = chromium;
    this.node = node;
  }

  /** {@return the browser, where everything is there} */
  static Optional<Browser> find() {
    Optional<Path> chromium =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> program(name).stream())
            .findFirst();
    Optional<Path> node = program("node");
    return chromium.isPresent()
            && node.isPresent()
            && Files.isDirectory(TARGET.resolve("node_modules/playwright-core"))
        ? Optional.of(new Browser(chromium.orElseThrow(), node.orElseThrow()))
        : Optional.empty();
  }

  /**
   * Runs a script.
   *
   * @param script its name among the resources of the tests
   * @param address where the application is
   * @return what it printed
   * @throws AssertionError where it failed
   */
  String run(String script, String address)
      throws IOException, InterruptedException, URISyntaxException {
    Path pictures = Files.createDirectories(TARGET.resolve("devui"));
    Path output = Files.createTempFile("aludel-browser", ".txt");
    try {
      Process process =
          new ProcessBuilder(command(script, address, pictures))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended;
      try {
        ended = process.waitFor(10, TimeUnit.MINUTES);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(
            "%s; pictures are in '%s':%n%s"
                .formatted(ended ? "The browser" : "No end after 10 minutes", pictures, printed));
      }
      return printed;
    } finally {
      Files.delete(output);
    }
  }

  private List<String> command(String script, String address, Path pictures)
      throws URISyntaxException {
    var resource = Browser.class.getResource("/" + script);
    if (resource == null) {
      throw new IllegalStateException("There is no '%s' among the resources.".formatted(script));
    }
    return List.of(
        node.toString(),
        Path.of(resource.toURI()).toString(),
        address,
        pictures.toString(),
        chromium.toString());
  }

  private static Optional<Path> program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
