package dev.aludel.quarkus.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.testing.StartUpContract;
import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract on a packaged application, which is started as a process each time.
 *
 * <p>Locations are settled when it is built, so each folder of the contract is a database with a
 * name of its own, of which one at a time is active.
 */
class StartUpContractQuarkusPostgresTest extends StartUpContract {

  private static final List<String> FOLDERS =
      List.of("shop", "newer", "changed", "two_heads", "empty");

  @RegisterExtension
  static final QuarkusProdModeTest BUILD =
      new QuarkusProdModeTest()
          .withApplicationRoot(StartUpContractQuarkusPostgresTest::add)
          .setApplicationName("contract");

  @ProdBuildResults private @Nullable ProdModeTestResults built;
  @TempDir private Path folder;

  StartUpContractQuarkusPostgresTest(PostgresDatabase shared) {
    super(shared);
  }

  private static void add(JavaArchive application) {
    StringBuilder properties = new StringBuilder("quarkus.devservices.enabled=false\n");
    for (String name : FOLDERS) {
      String location = "classpath:" + REVISIONS + "/" + name;
      properties.append(key(name, "locations") + "=" + location + "\n");
      properties.append(key(name, "active") + "=false\n");
      addFiles(application, REVISIONS + "/" + name);
    }
    // What would stop the build is left to the start.
    properties.append(key("two_heads", "allow-several-heads") + "=true\n");
    properties.append(key("empty", "allow-empty") + "=true\n");
    application
        .addClass(Program.class)
        .addAsResource(new StringAsset(properties.toString()), "application.properties");
  }

  /** ShrinkWrap adds a folder of a folder, but not one of a jar, which core's tests may be in. */
  private static void addFiles(JavaArchive application, String folder) {
    URL url = Objects.requireNonNull(StartUpContract.class.getResource("/" + folder));
    try (FileSystem jar =
        url.getProtocol().equals("jar")
            ? FileSystems.newFileSystem(
                URI.create(url.toString().replaceFirst("!.*", "!/")), Map.of())
            : null) {
      Path path = jar == null ? Path.of(url.toURI()) : jar.getPath("/" + folder);
      try (Stream<Path> files = Files.list(path)) {
        files
            .map(file -> folder + "/" + file.getFileName())
            .forEach(file -> application.addAsResource(file));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String key(String database, String setting) {
    return "quarkus.aludel.\"" + database + "\"." + setting;
  }

  @Override
  protected Outcome start(Map<String, String> settings) throws Exception {
    Map<String, String> own = new HashMap<>(settings);
    String name = Objects.requireNonNull(own.remove("locations")).replaceFirst(".*/", "");
    own.remove("allow-empty");
    if (name.equals("two_heads")) {
      own.putIfAbsent("target", "head");
    }
    own.put("active", "true");
    StringBuilder properties = new StringBuilder();
    own.forEach((setting, value) -> properties.append(key(name, setting) + "=" + value + "\n"));
    Path config = Files.createDirectories(folder.resolve("config"));
    Files.writeString(config.resolve("application.properties"), properties);
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                program().toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        throw new AssertionError("It doesn't end: " + Files.readString(out));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String printed = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(printed.contains(Program.UP)).as(printed).isEqualTo(process.exitValue() == 0);
    return new Outcome(process.exitValue() == 0, printed);
  }

  @Override
  protected String prefix() {
    return "quarkus\\.aludel\\.(?:\"[^\"]+\"\\.)?";
  }

  private Path program() {
    return Objects.requireNonNull(built)
        .getBuildDir()
        .resolve("quarkus-app")
        .resolve("quarkus-run.jar");
  }

  /** Without {@code allow-empty} there would be no application; the setting is the build's. */
  @Test
  @Override
  protected void aLocationWithoutRevisionsIsRefused() throws Exception {
    assertThat(start(settings("empty")).started()).isTrue();
  }
}
