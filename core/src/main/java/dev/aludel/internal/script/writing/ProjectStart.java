package dev.aludel.internal.script.writing;

import dev.aludel.error.WorkbenchException;
import dev.aludel.report.StartedProject;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that a new project begins with. */
public final class ProjectStart {

  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final String ON_CLASS_PATH = "db/migrations";

  private static final String SETTINGS =
      """
      # Settings of Aludel. A setting here can be overridden by the environment (ALUDEL_URL for
      # aludel.url), by a system property of the same name, and on the command line.

      # The database: as a JDBC URL, or as postgres://user:password@host/database.
      # Keep passwords out of this file: set ALUDEL_PASSWORD instead.
      #aludel.url=jdbc:postgresql://localhost:5432/app
      #aludel.user=app

      # Where revisions are. A folder of the file system needs no build; revisions in Java are found
      # on the class path only (classpath:db/migrations).
      aludel.locations=filesystem:%s

      # The schema to work in; the connection's current one if it is left out.
      #aludel.schema=app

      # How new files are called, and when "now" is in their dates.
      #aludel.file-name=${id}_${slug}
      #aludel.time-zone=UTC
      #aludel.slug-length=40
      """;

  private static final String TEMPLATE =
      """
      ## New revisions are made from this text. A line that begins with ## is left out, and so is a
      ## line that has variables of which all are empty. The variables: ${id}, ${revises},
      ## ${depends_on}, ${labels}, ${message}, ${create_date}, ${upgrades}, ${downgrades}.
      -- @revises ${revises}
      -- @depends-on ${depends_on}
      -- @label ${labels}

      -- @upgrade
      ${upgrades}

      -- @downgrade
      ${downgrades}
      """;

  private static final String README =
      """
      # Database revisions

      Each file here is one step of the schema's history, with the way back:

          -- @revises 20241107_120000     the revision that this one follows; 'base' for the first

          -- @upgrade
          CREATE TABLE …;

          -- @downgrade
          DROP TABLE …;

      A released file is never changed: write another one.

      | command | does |
      |---|---|
      | `revision -m "add orders"` | writes a new file from `_template.sql` |
      | `upgrade` | brings the database to head |
      | `downgrade -1` | takes the last revision back |
      | `current`, `history`, `heads` | where the database is, and what there is |
      | `merge heads`, `rebase REV --onto X` | when two people added a revision at the same time |
      """;

  private ProjectStart() {}

  /**
   * Writes the files, unless one of them is there.
   *
   * @param workingFolder the project's folder; empty for the process's own
   * @param asked the folder for revisions; else it is chosen by the kind of the project
   * @return what was written, and what to do next
   * @throws WorkbenchException which names every file that is there
   */
  public static StartedProject start(String workingFolder, Optional<String> asked) {
    return start(Path.of(workingFolder), asked);
  }

  private static StartedProject start(Path workingFolder, Optional<String> asked) {
    String folder = asked.orElseGet(() -> usualFolder(workingFolder)).replace('\\', '/');
    Path path = workingFolder.resolve(folder);
    Map<Path, String> texts = new LinkedHashMap<>();
    texts.put(workingFolder.resolve("aludel.properties"), SETTINGS.formatted(folder));
    texts.put(path.resolve("_template.sql"), TEMPLATE);
    texts.put(path.resolve("README.md"), README);
    List<String> there = new ArrayList<>();
    for (Path file : texts.keySet()) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        there.add(file.toString());
      }
    }
    if (!there.isEmpty()) {
      throw new WorkbenchException(
          WorkbenchException.Reason.NAME_TAKEN,
          "This project was started already: '%s' %s there."
              .formatted(String.join("', '", there), there.size() == 1 ? "is" : "are"),
          "Nothing was written. Remove what you want to have anew, or name another folder.");
    }
    texts.forEach(NewFile::write);
    return new StartedProject(
        texts.keySet().stream().map(Path::toString).toList(),
        List.of(
            "Name the database in 'aludel.properties', or in the environment with ALUDEL_URL.",
            "Write the first revision with 'revision -m \"…\"', which puts it into '%s'."
                .formatted(path),
            "Bring the database to head with 'upgrade'."));
  }

  private static String usualFolder(Path workingFolder) {
    boolean built =
        List.of("pom.xml", "build.gradle", "build.gradle.kts", "src/main").stream()
            .anyMatch(name -> Files.exists(workingFolder.resolve(name)));
    return built ? RESOURCES.resolve(ON_CLASS_PATH).toString() : "migrations";
  }
}
