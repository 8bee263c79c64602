package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /** The object whose statement is the last one and takes tails. */
  private Optional<ObjectId> open = Optional.empty();

  private final List<String> lines = new ArrayList<>();
  private final List<Part.Action> later = new ArrayList<>();
  private final Set<String> settings = new HashSet<>();

  /** The constraints that stand behind their new columns. */
  private final Set<ObjectId> behindColumns = new HashSet<>();

  /** Lines of comment for the next statement. */
  private final StringBuilder remarks = new StringBuilder();

  /** Whether a transaction must end before the next statement, unless that one can have none. */
  private boolean commitDue;

  /** Whether there is a transaction that could end. */
  private boolean inTransaction;

  private final Set<String> indexes = new HashSet<>();

  /** The columns that the lines make, each with the place of its line, which takes suffixes. */
  private final Map<ObjectId, Integer> columns = new HashMap<>();

  Folding(Writing writing) {
    this.writing = writing;
  }

  void add(Part part) {
    if (part instanceof Part.Statement statement) {
      flush();
      write(statement.sql());
    } else if (part instanceof Part.Alone alone) {
      flush();
      inTransaction = false;
      commitDue = false;
      settings.clear();
      statements.add(remarked(alone.sql()));
    } else if (part instanceof Part.Remark remark) {
      flush();
      remark.text().lines().forEach(line -> remarks.append("-- ").append(line).append('\n'));
    } else if (part instanceof Part.Note note) {
      remarks.append("-- ").append(note.text()).append('\n');
    } else if (part instanceof Part.Setting setting) {
      flush();
      if (settings.add(setting.sql())) {
        write(setting.sql());
      }
    } else if (part instanceof Part.Open opened) {
      flush();
      write(opened.sql());
      open = Optional.of(opened.object());
    } else if (part instanceof Part.Tail tail) {
      tail(tail);
    } else if (part instanceof Part.Commit) {
      flush();
      commitDue = inTransaction;
      settings.clear();
    } else if (part instanceof Part.NewTable created) {
      flush();
      table = Optional.of(created.table());
      frame = Optional.of(created);
    } else if (part instanceof Part.TableClause clause) {
      clause(clause);
    } else if (part instanceof Part.Element element) {
      boolean inside = frame.isPresent() && table.equals(Optional.of(element.table()));
      if (inside && element.index().filter(index -> !indexes.add(index)).isPresent()) {
        later.add(new Part.Action(element.table(), element.verb() + " " + element.element()));
      } else if (inside) {
        lines.add(element.element());
      } else {
        action(element.table(), element.verb() + " " + element.element());
      }
      element.column().ifPresent(column -> columns.put(column, lines.size() - 1));
    } else if (part instanceof Part.ColumnSuffix suffix) {
      Integer line = columns.get(suffix.column());
      if (line != null) {
        lines.set(line, lines.get(line) + " " + suffix.suffix());
      } else {
        action(suffix.column().table().orElseThrow(), suffix.action());
      }
    } else if (part instanceof Part.ColumnConstraint constraint) {
      Integer line = columns.get(constraint.column());
      if (line != null) {
        lines.set(line, lines.get(line) + " " + constraint.suffix());
        behindColumns.add(constraint.constraint());
      } else {
        action(constraint.column().table().orElseThrow(), constraint.action());
      }
    } else if (part instanceof Part.Validation validation) {
      if (!behindColumns.contains(validation.constraint())) {
        flush();
        write(validation.sql());
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

  private void tail(Part.Tail tail) {
    boolean fits = open.equals(Optional.of(tail.object())) && lines.isEmpty();
    if (!fits) {
      flush();
      write(tail.sql());
      return;
    }
    statements.add(statements.remove(statements.size() - 1) + "\n  " + tail.tail());
  }

  private void action(ObjectId of, String action) {
    if (frame.isPresent() || !table.equals(Optional.of(of))) {
      flush();
      table = Optional.of(of);
    }
    lines.add(action);
  }

  /** A transaction ends where one has begun and another one follows. */
  private void write(String statement) {
    if (commitDue) {
      statements.add(SchemaSql.COMMIT);
      commitDue = false;
    }
    inTransaction = true;
    statements.add(remarked(statement));
  }

  private String remarked(String statement) {
    String text = remarks + statement;
    remarks.setLength(0);
    return text;
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
    columns.clear();
    indexes.clear();
    open = Optional.empty();
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
    write(created.head() + parentheses + created.tail());
  }

  private void flushActions() {
    if (lines.isEmpty()) {
      return;
    }
    String start = "ALTER TABLE " + writing.name(table.orElseThrow());
    write(
        lines.size() == 1
            ? start + " " + lines.get(0)
            : start + "\n  " + String.join(",\n  ", lines));
  }
}
