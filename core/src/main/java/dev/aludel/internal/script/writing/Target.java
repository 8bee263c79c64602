package dev.aludel.internal.script.writing;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.script.Sources;
import dev.aludel.internal.script.file.NativePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that new files go to. */
public final class Target {

  private final Sources sources;
  private final Optional<String> setting;

  /**
   * Chooses among the locations' folders.
   *
   * @param sources the revisions, and the folders they lie in
   * @param setting the setting {@code folder}
   */
  public Target(Sources sources, Optional<String> setting) {
    this.sources = sources;
    this.setting = setting;
  }

  /**
   * The folder for SQL files: the one asked for, that of the settings, the one that the parents lie
   * in, the first of a location. Where none is there, but a project is, it is the one that the
   * first file makes.
   *
   * @param asked the folder asked for
   * @param origins where the parents lie
   * @return a folder that is there, or is made with the file
   * @throws ConfigurationException where there is none
   */
  public Path folder(Optional<String> asked, List<String> origins) {
    Optional<String> named = asked.or(() -> setting);
    if (named.isPresent()) {
      Path folder = NativePath.below(sources.workingFolder(), named.get());
      if (!Files.isDirectory(folder)) {
        throw new ConfigurationException(
            "There is no folder '%s' to write to.".formatted(folder),
            "Create it, or name another one with the setting 'folder'.");
      }
      return folder;
    }
    return sources.folders().stream()
        .filter(folder -> origins.stream().anyMatch(folder::holds))
        .findFirst()
        .or(() -> sources.folders().stream().findFirst())
        .or(() -> sources.unmadeFolders().stream().findFirst())
        .map(Sources.Folder::path)
        .orElseThrow(this::none);
  }

  /** {@return whether a file in this folder will be found under some location} */
  boolean isFound(Path folder) {
    return Stream.concat(sources.folders().stream(), sources.unmadeFolders().stream())
        .anyMatch(
            one ->
                folder
                    .toAbsolutePath()
                    .normalize()
                    .startsWith(one.path().toAbsolutePath().normalize()));
  }

  private ConfigurationException none() {
    List<String> missing = sources.missingFolders();
    return missing.isEmpty()
        ? new ConfigurationException(
            "No location has a folder that can be written to.",
            "Name the folder with the setting 'folder'.")
        : new ConfigurationException(
            "There is no folder to write to: '%s' is missing below '%s'."
                .formatted(missing.get(0), sources.workingFolder().toAbsolutePath()),
            "Create it (a new project is started with 'init'), or name another one with the setting 'folder'.");
  }
}
