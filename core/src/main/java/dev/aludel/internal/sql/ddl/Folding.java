package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts parts about one table that stand side by side into one statement: a new table's columns and
 * constraints inside CREATE TABLE, changes into one ALTER TABLE.
 */
final class Folding {

  private final Writing writing;
  private final List<String> statements = new ArrayList<>();
  private Optional<ObjectId> table = Optional.empty();
  private Optional<Part.NewTable> frame = Optional.empty();
  private final List<String> lines = new ArrayList<>();
  private final List<Part.Action> later = new ArrayList<>();
  private final Set<String> settings = new HashSet<>();

  /** The column that the last line makes, which takes suffixes. */
  private Optional<ObjectId> openColumn = Optional.empty();

  Folding(Writing writing) {
    this.writing = writing;
  }

  void add(Part part) {
    if (part instanceof Part.Statement statement) {
      flush();
      statements.add(statement.sql());
    } else if (part instanceof Part.Setting setting) {
      flush();
      if (settings.add(setting.sql())) {
        statements.add(setting.sql());
      }
    } else if (part instanceof Part.NewTable created) {
      flush();
      table = Optional.of(created.table());
      frame = Optional.of(created);
    } else if (part instanceof Part.TableClause clause) {
      clause(clause);
    } else if (part instanceof Part.Element element) {
      if (frame.isPresent() && table.equals(Optional.of(element.table()))) {
        lines.add(element.element());
      } else {
        action(element.table(), element.verb() + " " + element.element());
      }
      openColumn = element.column();
    } else if (part instanceof Part.ColumnSuffix suffix) {
      if (openColumn.equals(Optional.of(suffix.column()))) {
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + suffix.suffix());
      } else {
        action(suffix.column().table().orElseThrow(), suffix.action());
      }
    } else if (part instanceof Part.Later behind) {
      later.add(behind.action());
    } else if (part instanceof Part.Action action) {
      action(action.table(), action.action());
    }
  }

  /** A partition's parentheses may be left out, and a table's may not. */
  private void clause(Part.TableClause clause) {
    if (frame.isPresent() && table.equals(Optional.of(clause.table())) && lines.isEmpty()) {
      Part.NewTable before = frame.get();
      frame =
          Optional.of(
              new Part.NewTable(
                  before.table(),
                  before.head() + clause.before(),
                  clause.behind() + before.tail(),
                  before.parenthesesNeeded() && clause.before().isEmpty()));
    } else {
      clause.instead().forEach(this::add);
    }
  }

  private void action(ObjectId of, String action) {
    if (frame.isPresent() || !table.equals(Optional.of(of))) {
      flush();
      table = Optional.of(of);
    }
    lines.add(action);
    openColumn = Optional.empty();
  }

  List<String> statements() {
    flush();
    return List.copyOf(statements);
  }

  private void flush() {
    frame.ifPresentOrElse(this::flushTable, this::flushActions);
    lines.clear();
    table = Optional.empty();
    frame = Optional.empty();
    openColumn = Optional.empty();
    if (!later.isEmpty()) {
      List<Part.Action> behind = List.copyOf(later);
      later.clear();
      behind.forEach(action -> action(action.table(), action.action()));
      flush();
    }
  }

  private void flushTable(Part.NewTable created) {
    String inside = lines.isEmpty() ? "" : "\n  " + String.join(",\n  ", lines) + "\n";
    String parentheses = lines.isEmpty() && !created.parenthesesNeeded() ? "" : " (" + inside + ")";
    statements.add(created.head() + parentheses + created.tail());
  }

  private void flushActions() {
    if (lines.isEmpty()) {
      return;
    }
    String start = "ALTER TABLE " + writing.name(table.orElseThrow());
    statements.add(
        lines.size() == 1
            ? start + " " + lines.get(0)
            : start + "\n  " + String.join(",\n  ", lines));
  }
}
