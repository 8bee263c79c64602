package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What one sees: each file of commands in {@code transcripts/input}, and in {@code
 * transcripts/expected} the same with what they print. After a change that is meant, they are
 * written anew with {@code -Daludel.golden=update}.
 */
@ExtendWith(PostgresExtension.class)
class TranscriptPostgresTest {

  private static final Path SOURCES = Path.of("src/test/resources/dev/aludel/cli/transcripts");

  @TempDir Path folder;

  static List<String> inputs() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve("input"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void theTerminalShowsWhatItShould(String name, PostgresDatabase shared) throws IOException {
    try (PostgresDatabase database = shared.fresh()) {
      CommandLineProject desk = new CommandLineProject(folder, database);
      StringBuilder transcript = new StringBuilder();
      for (String line : Files.readAllLines(SOURCES.resolve("input").resolve(name))) {
        transcript.append(line.startsWith("#") ? line : "$ " + line).append('\n');
        transcript.append(line.startsWith("#") ? "" : desk.type(line)).append('\n');
      }
      Path expected = SOURCES.resolve("expected").resolve(name);
      if ("update".equals(System.getProperty("aludel.golden"))) {
        Files.writeString(expected, transcript);
      }
      assertThat(transcript.toString()).isEqualTo(Files.readString(expected));
    }
  }
}
