package dev.aludel.examples.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a table: a means and how it works.
 *
 * @param label what the report calls it
 * @param means by what it works
 * @param option how, in its worker's words
 * @param place where its revisions are
 * @param copies how many processes of it work at once
 */
record Contender(String label, Means means, String option, String place, int copies) {

  /** The option of who gets 128 MB for the heap. */
  static final String LITTLE_MEMORY = "in 128 MB";

  Contender(String label, Means means, String option, String place) {
    this(label, means, option, place, 1);
  }

  /** An application in a jar, which does its work as it starts, and ends. */
  static Contender application(String label, String jar) {
    return new Contender(label, Means.APPLICATION, "", jar);
  }

  /** {@return the command that does its work on a database} */
  List<String> command(String url) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>();
    switch (means) {
      case APPLICATION -> command.addAll(List.of(java, "-Dbenchmark.url=" + url, "-jar", place));
      case PSQL -> {
        command.addAll(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", place));
        if (!option.isEmpty()) {
          command.add(option);
        }
        command.add(url.substring("jdbc:".length()));
      }
      case COMMAND_LINE -> {
        // As its page says to call it.
        command.addAll(List.of(java, "-XX:TieredStopAtLevel=1", "-cp", means.classPath()));
        command.addAll(List.of("dev.aludel.cli.Main", "--set", "url=" + url, "--set", place));
        command.addAll(List.of(option.split(" ")));
      }
      default -> {
        command.add(java);
        if (option.equals(LITTLE_MEMORY)) {
          command.add("-Xmx128m");
        }
        command.addAll(List.of("-cp", means.classPath(), WorkerMain.class.getName()));
        command.addAll(List.of(means.name(), url, place, option));
      }
    }
    return command;
  }
}
