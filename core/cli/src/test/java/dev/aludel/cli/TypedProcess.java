package dev.aludel.cli;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.process.LeftProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Somebody who types commands of Aludel's, each a process of its own.
 *
 * @param folder where they are typed
 * @param database what the environment names
 * @param program the options of {@code java} that start it
 */
record TypedProcess(Path folder, PostgresDatabase database, List<String> program) {

  /**
   * What became of a command.
   *
   * @param code its exit code
   * @param shown both of its streams
   */
  record Result(int code, String shown) {}

  Result type(List<String> words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program);
    command.addAll(words);
    Path out = folder.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "ALUDEL_URL", database.url(),
                "ALUDEL_USER", database.user(),
                "ALUDEL_PASSWORD", database.password(),
                "ALUDEL_SCRATCH", "server"));
    int code = LeftProcesses.start(builder).waitFor();
    return new Result(code, Files.readString(out));
  }
}
