package dev.aludel.internal.script.importing;

import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.Sources;
import dev.aludel.internal.script.file.NativePath;
import dev.aludel.internal.text.ShownText;
import dev.aludel.report.ImportReport;
import dev.aludel.report.WrittenRevision;
import dev.aludel.request.ImportRequest;
import dev.aludel.revision.RevisionNode;
import dev.aludel.setting.Naming;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns Flyway's versioned migrations into a line of revisions, each with its undo migration as the
 * way back. A version is the id.
 */
public final class FlywayImport {

  private static final Pattern VERSIONED =
      Pattern.compile("([VU])(\\d+(?:[._]\\d+)*)(?:__(.*))?\\.(sql|java|class)", Pattern.DOTALL);
  private static final Pattern BASELINE =
      Pattern.compile("B\\d+(?:[._]\\d+)*(?:__.*)?\\.sql", Pattern.DOTALL);
  private static final Pattern REPEATABLE =
      Pattern.compile("R__.*\\.(sql|java|class)", Pattern.DOTALL);
  private static final Pattern CALLBACK =
      Pattern.compile("(before|after|create)[A-Z]\\w*(__.*)?\\.sql", Pattern.DOTALL);

  /** No name reaches over the next dollar sign, so that no part of a text is read many times. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}\\s$]+)}");

  private final Sources sources;
  private final Path from;
  private final ImportFolder target;
  private final String historyTable;
  private final Optional<String> label;
  private final List<WrittenRevision> written = new ArrayList<>();
  private final Map<FlywayVersion, Path> versioned = new TreeMap<>();
  private final Map<FlywayVersion, Path> undo = new TreeMap<>();
  private final Set<Path> settingsFiles = new HashSet<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean first = true;

  private FlywayImport(Sources sources, Path from, ImportFolder target, ImportRequest request) {
    this.sources = sources;
    this.from = from;
    this.target = target;
    this.historyTable = request.historyTable();
    this.label = checked(request.label());
  }

  /** A label is the beginning of each id, and ends at the first dot. */
  private static Optional<String> checked(Optional<String> label) {
    if (label.filter(name -> !FlywayVersion.isLabel(name)).isPresent()) {
      throw new WorkbenchException(
          WorkbenchException.Reason.IMPORT_FAILED,
          "'%s' can't be the label of an import: ids would begin with it.".formatted(label.get()),
          "Take a label of letters and digits that begins with a letter, such as 'catalog'.");
    }
    return label;
  }

  private String id(FlywayVersion version) {
    return version.id(label);
  }

  /**
   * Takes a folder over.
   *
   * @param sources the revisions that are there
   * @param naming where new files go
   * @param request Flyway's folder, and the one to write to
   * @return what was written, and every revision that is there now
   */
  public static FlywayImport run(Sources sources, Naming naming, ImportRequest request) {
    ImportFolder target = new ImportFolder(sources, naming, request.folder());
    FlywayImport flyway =
        new FlywayImport(sources, ImportFolder.from(sources, request.from()), target, request);
    flyway.readNames();
    List<ImportedMigration> taken = flyway.taken();
    if (taken.isEmpty()) {
      throw new WorkbenchException(
          WorkbenchException.Reason.IMPORT_FAILED,
          "There is no versioned migration of Flyway's under '%s'."
              .formatted(NativePath.text(flyway.from)),
          "Name the folder with files such as 'V1__create_tables.sql'.");
    }
    Set<RevisionNode> missing =
        new HashSet<>(
            target.missing(taken.stream().map(ImportedMigration::node).toList(), flyway.notes));
    flyway.written.addAll(
        target.write(taken.stream().filter(one -> missing.contains(one.node())).toList()));
    flyway.first = missing.size() == taken.size();
    return flyway;
  }

  /** {@return what was written and what was not} */
  public ImportReport report() {
    return new ImportReport(written, leftOut, notes, Optional.empty());
  }

  /**
   * {@return whether nothing was imported before, so that the database may be stamped; later on it
   * may be further than Flyway's table says}
   */
  public boolean isFirst() {
    return first;
  }

  /** {@return every revision, read again: those that were written, too} */
  public Scripts scripts() {
    return sources.rereadWith(target.path()).scripts();
  }

  private void readNames() {
    ImportFolder.files(from, Integer.MAX_VALUE, ".conf").stream()
        .map(Path::toAbsolutePath)
        .forEach(settingsFiles::add);
    for (Path file : ImportFolder.files(from, Integer.MAX_VALUE, ".sql", ".java", ".class")) {
      String name = NativePath.name(file);
      Matcher version = VERSIONED.matcher(name);
      if (version.matches() && version.group(4).equals("sql")) {
        add(version.group(1).equals("V") ? versioned : undo, version.group(2), file);
      } else if (version.matches()) {
        leaveOut(
            file,
            "is a Java migration. Write a Java revision for it, and give it its place between the others");
      } else if (REPEATABLE.matcher(name).matches()) {
        leaveOut(
            file,
            "is repeatable, and there is nothing like that yet. Write what it creates into a revision, and another one whenever it changes");
      } else if (BASELINE.matcher(name).matches()) {
        leaveOut(
            file,
            "is a baseline. The versions below it are revisions now; a new database runs those");
      } else if (CALLBACK.matcher(name).matches()) {
        leaveOut(file, "is a callback. A listener of the application's can do what it does");
      } else if (name.endsWith(".sql")) {
        leaveOut(file, "has no name that Flyway would take for a migration");
      }
    }
    undo.forEach(
        (version, file) -> {
          if (!versioned.containsKey(version)) {
            leaveOut(file, "undoes a version that is not there");
          }
        });
  }

  private static void add(Map<FlywayVersion, Path> files, String version, Path file) {
    Path there = files.putIfAbsent(FlywayVersion.of(version), file);
    if (there != null) {
      throw new WorkbenchException(
          WorkbenchException.Reason.IMPORT_FAILED,
          "Two files have the version '%s': '%s' and '%s'."
              .formatted(
                  FlywayVersion.of(version).text(), NativePath.text(there), NativePath.text(file)),
          "Keep one of them.");
    }
  }

  private void leaveOut(Path file, String reason) {
    leftOut.add(ShownText.line("'%s' %s.".formatted(NativePath.text(file), reason)));
  }

  private List<ImportedMigration> taken() {
    List<ImportedMigration> taken = new ArrayList<>();
    List<String> parents = List.of();
    for (Map.Entry<FlywayVersion, Path> one : versioned.entrySet()) {
      taken.add(take(one.getKey(), one.getValue(), parents));
      parents = List.of(id(one.getKey()));
    }
    return taken;
  }

  private ImportedMigration take(FlywayVersion version, Path file, List<String> parents) {
    List<String> notes = new ArrayList<>();
    Optional<Path> back = Optional.ofNullable(undo.get(version));
    Matcher name = VERSIONED.matcher(NativePath.name(file));
    String message =
        name.matches() && name.group(3) != null
            ? Section.oneLine(name.group(3).replace('_', ' '))
            : "";
    String settings = settingsOf(file);
    boolean replaced = !says(settings, "placeholderReplacement", "false");
    String upgrade = read(file, replaced, notes);
    String downgrade = back.map(path -> read(path, replaced, notes)).orElse("");
    SortedSet<String> placeholders = replaced ? placeholders(upgrade + downgrade) : new TreeSet<>();
    if (!placeholders.isEmpty()) {
      notes.add(
          "It has the placeholders '%s': give each a value with a setting such as 'placeholders.%s'."
              .formatted(String.join("', '", placeholders), placeholders.first()));
    }
    if (back.isEmpty()) {
      notes.add("There is no undo migration, so there is no way back.");
    }
    return new ImportedMigration(
        new RevisionNode(
            id(version),
            parents,
            List.of(),
            parents.isEmpty() ? label.stream().toList() : List.of(),
            message,
            NativePath.text(file)),
        Section.sql(upgrade),
        back.isPresent() ? Section.sql(downgrade) : Section.none(),
        !says(settings, "executeInTransaction", "false"),
        !placeholders.isEmpty(),
        notes);
  }

  private String read(Path file, boolean replaced, List<String> notes) {
    String text = ImportFolder.read(file);
    if (!replaced) {
      return text;
    }
    FlywayPlaceholders own = new FlywayPlaceholders(file, historyTable);
    String translated = own.translate(text);
    for (String note : own.notes()) {
      if (!notes.contains(note)) {
        notes.add(note);
      }
    }
    return translated;
  }

  /** The file of settings that Flyway allows beside a script. */
  private String settingsOf(Path file) {
    Path settings = NativePath.parse(NativePath.text(file.toAbsolutePath()) + ".conf");
    return settingsFiles.contains(settings) ? ImportFolder.read(settings) : "";
  }

  private static boolean says(String settings, String key, String value) {
    return settings.lines().anyMatch(line -> line.strip().matches(key + "\\s*=\\s*" + value));
  }

  static SortedSet<String> placeholders(CharSequence sql) {
    SortedSet<String> names = new TreeSet<>();
    Matcher placeholder = PLACEHOLDER.matcher(sql);
    while (placeholder.find()) {
      names.add(placeholder.group(1));
    }
    return names;
  }
}
