package dev.aludel.internal.target;

import dev.aludel.error.AludelException;
import dev.aludel.error.AutogenerateException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.internal.database.ServerError;
import dev.aludel.internal.reflection.rows.RowSampler;
import dev.aludel.internal.reflection.rows.RowSession;
import dev.aludel.internal.run.Runner;
import dev.aludel.internal.run.Stairway;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.internal.script.writing.UnwrittenFile;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;
import dev.aludel.schema.MaterializedView;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs a revision that is not written yet over a few rows: what no operation takes away is there
 * afterwards, views give what they give elsewhere, and one more row can be inserted.
 */
final class RowProof {

  private static final String REPORT =
      "Nothing was written. This should not happen: please report it, with the two schemas.";

  /** More tables, or views, would take their time; those that come first are tried. */
  private static final int MOST = 60;

  /** So many tables are all made alike; of more, those that views read. */
  private static final int MOST_COPIED = 200;

  private final ScratchDatabases scratch;
  private final Replay replay;
  private final Scripts scripts;
  private final OperationText text;
  private final List<String> notes = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();

  /**
   * What is to be said of a statement that rows were in the way of.
   *
   * @param line its line in the file, from 1
   * @param text what the server said
   */
  record Remark(int line, String text) {}

  /** Where the two schemas are made real, as often as they are asked for. */
  record Databases(
      Supplier<ScratchDatabase> before, Supplier<ScratchDatabase> after, Schema from, Schema to) {}

  RowProof(ScratchDatabases scratch, Replay replay, Scripts scripts, OperationText text) {
    this.scratch = scratch;
    this.replay = replay;
    this.scripts = scripts;
    this.text = text;
  }

  /** {@return the file with what was found out: comments in its text, and notes beside it} */
  UnwrittenFile told(UnwrittenFile file) {
    List<String> lines = new ArrayList<>(file.text().lines().toList());
    remarks.stream()
        .sorted(Comparator.comparingInt(Remark::line).reversed())
        .forEach(
            remark -> {
              int at = remark.line() - 1;
              while (at > 0
                  && !lines.get(at - 1).isBlank()
                  && !lines.get(at - 1).startsWith("--")) {
                at--;
              }
              lines.add(
                  at,
                  "-- This can fail on rows that are there; of those that the proof tried, some were in its way: "
                      + remark.text().replaceAll("\\s+", " "));
            });
    List<String> told = new ArrayList<>(file.notes());
    told.addAll(notes);
    return new UnwrittenFile(file.path(), String.join("\n", lines) + "\n", file.node(), told);
  }

  /**
   * Proves a revision.
   *
   * @param script the revision
   * @param databases its two sides
   * @param names which rows it is about
   * @throws AutogenerateException where rows are lost or changed
   */
  void prove(SqlScript script, Databases databases, RowNames names) {
    List<ObjectId> tables = names.tables();
    if (tables.isEmpty()) {
      return;
    }
    ScratchDatabase database = databases.before().get();
    ScratchDatabase other = databases.after().get();
    Set<ObjectId> filled = fill(database, other, tables, names);
    if (filled.isEmpty()) {
      return;
    }
    Scripts all = scripts.with(List.of(script));
    Runner runner = replay.runner(database, all);
    String id = script.node().id();
    Plan plan = all.graph().planUpgrade(new TreeSet<>(scripts.graph().realHeads()), id);
    Step step = plan.steps().get(plan.steps().size() - 1);

    Map<ObjectId, List<List<String>>> rows = rows(database, filled, names, false);
    if (!runs(runner, Direction.UPGRADE, id, "upgrade")) {
      return;
    }
    refuseOthers(rows, rows(database, filled, names, true), "upgrade");
    Set<ObjectId> there = new TreeSet<>();
    filled.forEach(table -> there.add(names.moved(table)));
    compareViews(database, other, databases.to(), there, "upgrade");
    refuseObstacle(database, there);
    if (!runs(runner, Direction.DOWNGRADE, Stairway.below(all.graph(), step), "downgrade")) {
      return;
    }
    refuseOthers(rows, rows(database, filled, names, false), "downgrade");
    compareViews(database, databases.before().get(), databases.from(), filled, "downgrade");
  }

  private RowSession session(ScratchDatabase database) {
    return RowSession.open(database.source(), scratch.mainSchema(), scratch.role());
  }

  private Set<ObjectId> fill(
      ScratchDatabase database, ScratchDatabase other, List<ObjectId> tables, RowNames names) {
    Set<ObjectId> filled = new TreeSet<>();
    try (RowSession here = session(database);
        RowSession there = session(other)) {
      RowSampler sampler = new RowSampler(here, there, names::moved);
      for (ObjectId table : tables.subList(0, Math.min(MOST, tables.size()))) {
        if (sampler.fill(table) > 0) {
          filled.add(table);
        } else {
          notes.add("Not tried with rows: " + text.named(table) + ".");
        }
      }
    }
    if (tables.size() > MOST) {
      notes.add("Not tried with rows: %s other tables.".formatted(tables.size() - MOST));
    }
    return filled;
  }

  /** The rows of tables, with those columns alone that stay, by the tables' names before. */
  private Map<ObjectId, List<List<String>>> rows(
      ScratchDatabase database, Set<ObjectId> tables, RowNames names, boolean afterwards) {
    Map<ObjectId, List<List<String>>> rows = new LinkedHashMap<>();
    try (RowSession session = session(database)) {
      for (ObjectId table : tables) {
        if (!names.keepsItsPartitions(table)) {
          continue;
        }
        Map<String, String> kept = names.kept(table);
        rows.put(
            table,
            session.rows(
                afterwards ? names.moved(table) : table,
                List.copyOf(afterwards ? kept.values() : kept.keySet())));
      }
    }
    return rows;
  }

  private void refuseOthers(
      Map<ObjectId, List<List<String>>> rows, Map<ObjectId, List<List<String>>> now, String step) {
    rows.forEach(
        (table, before) -> {
          if (!before.equals(now.getOrDefault(table, List.of()))) {
            throw refused(
                "after its %s, rows of %s are not what they were. They were:\n  %s\nand are:\n  %s"
                    .formatted(
                        step,
                        text.named(table),
                        lines(before),
                        lines(now.getOrDefault(table, List.of()))));
          }
        });
  }

  private static String lines(List<List<String>> rows) {
    return String.join("\n  ", rows.stream().map(row -> String.join(", ", row)).toList());
  }

  private static AutogenerateException refused(String what) {
    return new AutogenerateException(
        "The proof of the new revision failed with rows: " + what, REPORT);
  }

  /** Whether it ran; where rows are in its way, that is no failure of the revision. */
  private boolean runs(Runner runner, Direction direction, String target, String step) {
    try {
      runner.run(direction, target);
      return true;
    } catch (RevisionFailedException e) {
      if (!e.sqlState().startsWith("22") && !e.sqlState().startsWith("23")) {
        throw failed(step, e);
      }
      String said = ServerError.find(e).map(ServerError::message).orElse(e.sqlState());
      remarks.add(new Remark(e.line(), said));
      return false;
    } catch (AludelException e) {
      throw failed(step, e);
    }
  }

  private static AutogenerateException failed(String step, AludelException e) {
    return new AutogenerateException(
        "The proof of the new revision failed with rows: its %s doesn't run. %s"
            .formatted(step, e.description()),
        REPORT,
        e);
  }

  /** Views give the same rows as on a database that got the same rows by columns' names. */
  private void compareViews(
      ScratchDatabase database,
      ScratchDatabase other,
      Schema schema,
      Set<ObjectId> tables,
      String step) {
    Map<ObjectId, Set<ObjectId>> views = views(schema, tables);
    if (views.isEmpty()) {
      return;
    }
    try (RowSession here = session(database);
        RowSession there = session(other)) {
      Set<ObjectId> all = new TreeSet<>();
      schema.ids().stream()
          .filter(id -> id.kind() == ObjectKind.TABLE && RowNames.root(schema, id).equals(id))
          .forEach(all::add);
      if (all.size() > MOST_COPIED) {
        // A function that a view calls may read others, but each table takes its time.
        Set<ObjectId> read = new TreeSet<>();
        views.values().forEach(read::addAll);
        all.retainAll(read);
      }
      if (!there.open(all)) {
        notes.add("Views were not compared by their rows: tables could not be emptied for that.");
        return;
      }
      Set<ObjectId> same = new HashSet<>();
      all.stream().filter(table -> there.copy(here, table)).forEach(same::add);
      List<ObjectId> materialized = materialized(schema, views.keySet());
      here.fill(materialized);
      there.fill(materialized);
      views.forEach(
          (view, read) -> {
            if (same.containsAll(read)) {
              compareView(here, there, view, step);
            }
          });
    }
  }

  /**
   * The materialized views among some views and what they read, each behind those that it reads.
   */
  private static List<ObjectId> materialized(Schema schema, Set<ObjectId> views) {
    return materialized(schema.withNeeds(views))
        .sorted(Comparator.comparing(view -> materialized(schema.withNeeds(Set.of(view))).count()))
        .toList();
  }

  private static Stream<ObjectId> materialized(Schema schema) {
    return schema.all(MaterializedView.class).stream().map(MaterializedView::id);
  }

  private void compareView(RowSession here, RowSession there, ObjectId view, String step) {
    String rows = here.rowsOf(view);
    String elsewhere = there.rowsOf(view);
    if (!rows.equals(elsewhere) && rows.equals(rowsAgain(here, view))) {
      throw refused(
          "after its %s, %s gives\n  %s\nand where the same rows were inserted by the columns' names it gives\n  %s"
              .formatted(
                  step,
                  text.named(view),
                  rows.replace("\n", "\n  "),
                  elsewhere.replace("\n", "\n  ")));
    }
  }

  /** A view that shows the time, or numbers by chance, shows others each time. */
  private static String rowsAgain(RowSession session, ObjectId view) {
    if (view.kind() == ObjectKind.MATERIALIZED_VIEW) {
      session.fill(List.of(view));
    }
    return session.rowsOf(view);
  }

  /** Views that read one of these tables, each with all tables that it reads. */
  private static Map<ObjectId, Set<ObjectId>> views(Schema schema, Set<ObjectId> tables) {
    List<ObjectId> all = new ArrayList<>();
    schema.all(View.class).forEach(view -> all.add(view.id()));
    schema.all(MaterializedView.class).forEach(view -> all.add(view.id()));
    Map<ObjectId, Set<ObjectId>> views = new LinkedHashMap<>();
    for (ObjectId view : all) {
      Set<ObjectId> read = new TreeSet<>();
      for (ObjectId id : schema.withNeeds(Set.of(view)).ids()) {
        Optional<ObjectId> table = id.kind() == ObjectKind.TABLE ? Optional.of(id) : id.table();
        table
            .map(one -> RowNames.root(schema, one))
            .filter(one -> schema.find(one).isPresent())
            .ifPresent(read::add);
      }
      if (views.size() < MOST && read.stream().anyMatch(tables::contains)) {
        views.put(view, read);
      }
    }
    return views;
  }

  private void refuseObstacle(ScratchDatabase database, Set<ObjectId> tables) {
    try (RowSession session = session(database)) {
      for (ObjectId table : tables) {
        RowSampler.obstacle(session, table)
            .ifPresent(
                obstacle -> {
                  throw refused(
                      "after its upgrade, no row can be inserted into %s by its defaults: %s"
                          .formatted(text.named(table), obstacle));
                });
      }
    }
  }
}
