package dev.aludel.internal.script.writing;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.script.Sources;
import dev.aludel.setting.Naming;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The package that a new Java revision goes to.
 *
 * @param folder its folder, which may have to be made
 * @param packageName its name
 * @param templates the folder where the project's templates lie
 */
record ClassTarget(Path folder, String packageName, Path templates) {

  /** The package of the first location on the class path, unless a folder is asked for. */
  static ClassTarget choose(Sources sources, Naming naming, Optional<String> asked) {
    Path root =
        sources
            .classSources()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "There is no folder for a Java revision: 'src/main/java' is missing below '%s'."
                            .formatted(sources.workingFolder().toAbsolutePath()),
                        "Run it in the project's folder, or write a SQL revision."));
    String location =
        sources
            .classPathLocation()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "No location is on the class path, where Java revisions are found.",
                        "Add one to the setting 'locations', such as 'classpath:db/migrations', or write a SQL revision."));
    Path folder = asked.map(sources.workingFolder()::resolve).orElse(root.resolve(location));
    Path below = root.toAbsolutePath().normalize();
    Path absolute = folder.toAbsolutePath().normalize();
    if (!absolute.startsWith(below.resolve(location))) {
      throw new ConfigurationException(
          "A Java revision in '%s' would not be found: it is not in the package '%s' or below."
              .formatted(folder, location.replace('/', '.')),
          "Name a folder below '%s'.".formatted(root.resolve(location)));
    }
    Path templates =
        naming
            .folder()
            .map(sources.workingFolder()::resolve)
            .or(() -> sources.folders().stream().map(Sources.Folder::path).findFirst())
            .orElse(folder);
    return new ClassTarget(
        folder,
        below.relativize(absolute).toString().replace('\\', '/').replace('/', '.'),
        templates);
  }
}
