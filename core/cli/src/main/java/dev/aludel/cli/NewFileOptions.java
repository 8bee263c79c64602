package dev.aludel.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that writes a revision lets one choose. */
final class NewFileOptions {

  @Option(
      names = {"-m", "--message"},
      paramLabel = "MSG",
      description = "What it is for, in a few words.")
  private String message = "";

  @Option(
      names = "--branch-label",
      paramLabel = "LABEL",
      description = "A name for the branch that begins with it.")
  private @Nullable String branchLabel;

  @Option(
      names = "--rev-id",
      paramLabel = "ID",
      description = "An id of one's own, in place of the time.")
  private @Nullable String revisionId;

  @Option(
      names = {"--folder", "--version-path"},
      paramLabel = "FOLDER",
      description = "Where to write it; else the first location that can be written to.")
  private @Nullable String folder;

  String message() {
    return message;
  }

  Optional<String> branchLabel() {
    return Optional.ofNullable(branchLabel);
  }

  Optional<String> revisionId() {
    return Optional.ofNullable(revisionId);
  }

  Optional<String> folder() {
    return Optional.ofNullable(folder);
  }
}
