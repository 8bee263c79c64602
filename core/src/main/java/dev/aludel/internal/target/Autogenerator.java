package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.run.Inspector;
import dev.aludel.internal.run.RunSettings;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.writing.Draft;
import dev.aludel.internal.script.writing.RevisionAuthor;
import dev.aludel.internal.script.writing.UnwrittenFile;
import dev.aludel.internal.script.writing.Written;
import dev.aludel.operation.Operation;
import dev.aludel.report.CurrentState;
import dev.aludel.report.SchemaDifference;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import dev.aludel.setting.AutogenerateSettings.Drops;
import dev.aludel.setting.AutogenerateSettings.Undecided;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what the revisions make with what is wanted, and writes the revision that leads from the
 * one to the other.
 */
public final class Autogenerator {

  private static final String HEAD = "head";
  private static final String MODELS = "models";
  private static final String DATABASE = "database";

  private final TargetOptions options;
  private final Scripts scripts;
  private final ConnectionSource source;
  private final RunSettings settings;

  /**
   * Works on these revisions and models.
   *
   * @param options what is wanted, and where it is made real
   * @param scripts the revisions
   * @param source the database that they run on; it is only read
   * @param settings how they run
   */
  public Autogenerator(
      TargetOptions options, Scripts scripts, ConnectionSource source, RunSettings settings) {
    this.options = options;
    this.scripts = scripts;
    this.source = source;
    this.settings = settings;
  }

  /**
   * Compares two schemas.
   *
   * @param from {@code head}, a revision, {@code models}, {@code database}, a SQL file or a folder
   * @param to the same
   * @return what leads from the one to the other
   */
  public SchemaDifference difference(String from, String to) {
    try (Work work = new Work()) {
      Side a = work.side(from);
      Side b = work.side(to).withNamesOf(a);
      b = to.equals(MODELS) ? work.withLaterDrops(a, b) : b;
      return work.difference(a, b, work.comparison.between(a.schema(), b.schema()));
    }
  }

  /**
   * Writes a schema as SQL.
   *
   * @param side as for {@link #difference}
   * @return text that makes the schema on an empty database
   */
  public String dump(String side) {
    try (Work work = new Work()) {
      Side a = work.side(side);
      return Dump.write(
          work.comparison.settled(a.schema()), side, work.comparison, work.scratch.version());
    }
  }

  /**
   * A revision that is asked for.
   *
   * @param draft everything but its SQL
   * @param fromDatabase whether the live database says what is there, in place of a replay
   * @param renames what is renamed, each as {@code [kind:]name=new name}
   * @param write whether the file is written
   */
  public record Request(Draft draft, boolean fromDatabase, List<String> renames, boolean write) {}

  /**
   * What came of it.
   *
   * @param difference what leads to the wanted schema
   * @param text the file's text; empty where there is no difference
   * @param written the file; nothing where there is no difference, or none was to be written
   * @param undecided how many places of it wait for a decision
   */
  public record Result(
      SchemaDifference difference, String text, Optional<Written> written, int undecided) {}

  /**
   * Writes the revision that leads from what the revisions make to what is wanted, once it is
   * proven.
   *
   * @param request what it should be
   * @param author writes beside the revisions
   * @return what was found and written
   * @throws AutogenerateException where it can't be written
   */
  public Result revision(Request request, RevisionAuthor author) {
    try (Work work = new Work()) {
      Side a = request.fromDatabase() ? work.live() : work.side(HEAD);
      Side b = work.side(MODELS);
      Renames renames = new Renames(work.scratch.mainSchema());
      for (String rename : request.renames()) {
        ScratchDatabase database = a.database().orElseThrow();
        Operation operation = renames.add(rename, a.schema());
        work.comparison.run(database, work.comparison.statements(List.of(operation)));
        a = new Side(a.name(), work.comparison.read(database), a.database());
      }
      b = work.withLaterDrops(a, b.withNamesOf(a));
      List<Operation> up = new ArrayList<>(renames.up());
      List<Operation> found = work.comparison.between(a.schema(), b.schema());
      up.addAll(found);
      SchemaDifference difference = work.difference(a, b, up);
      if (difference.isEmpty()) {
        return new Result(difference, "", Optional.empty(), 0);
      }
      Decisions decisions = new Decisions(options.settings(), work.text);
      decisions.refuseDrops(found);
      List<Operation> back = work.comparison.between(b.schema(), a.schema());
      List<Operation> down = new ArrayList<>(back);
      down.addAll(renames.down());
      boolean ask = options.settings().undecided() == Undecided.ASK;
      RevisionText text =
          new RevisionText(
              work.comparison.statements(up),
              ask ? decisions.undecided(found, b.schema()) : List.of(),
              work.comparison.statements(down),
              ask ? decisions.undecided(back, a.schema()) : List.of());
      UnwrittenFile file =
          author.unwritten(
              request.draft().withSql(text.upgrade(), text.downgrade()),
              RevisionText.remark(b.name(), work.scratch.version(), text.undecided() > 0));
      work.prove(file, text, b.schema(), request.fromDatabase());
      Optional<Written> written =
          request.write() ? Optional.of(author.write(file)) : Optional.empty();
      return new Result(difference, file.text(), written, text.undecided());
    }
  }

  /** One command's scratch databases, and what is done there. */
  private final class Work implements AutoCloseable {

    private final ScratchDatabases scratch;
    private final Comparison comparison;
    private final OperationText text;
    private final Replay replay;
    private final List<String> later = new ArrayList<>();

    Work() {
      scratch = ScratchDatabases.open(options, source, settings);
      comparison =
          new Comparison(
              scratch,
              new OwnTables(
                  settings.tables().versionSchema().orElse(scratch.mainSchema()),
                  Set.of(settings.tables().versionTable(), settings.tables().logTable())),
              new Unmanaged(options.settings().unmanaged(), scratch.mainSchema()));
      text = new OperationText(scratch.mainSchema());
      replay = new Replay(scratch, scripts);
    }

    Side side(String name) {
      return switch (name) {
        case HEAD, "heads" -> of(name, replay.upTo("heads"));
        case MODELS -> {
          Models models = Models.read(options);
          yield models(String.join(", ", models.names()), models);
        }
        case DATABASE -> new Side(name, readLive(), Optional.empty());
        default ->
            Files.exists(Path.of(options.workingFolder()).resolve(name))
                ? models(name, Models.of(options, name))
                : of(name, replay.upTo(name));
      };
    }

    private Side models(String name, Models models) {
      ScratchDatabase database = scratch.create();
      new ModelLoader(scratch, scratch.mainSchema())
          .load(database, models.files(scratch.version()));
      return of(name, database);
    }

    private Side of(String name, ScratchDatabase database) {
      return new Side(name, comparison.read(database), Optional.of(database));
    }

    private Schema readLive() {
      return comparison.read(source);
    }

    /** What a live database has, made again where nothing is lost by trying. */
    Side live() {
      CurrentState state = new Inspector(scripts, source, settings).current();
      if (!state.atHeads()) {
        throw new AutogenerateException(
            "The database is at %s, and not at head."
                .formatted(
                    state.rows().isEmpty() ? "no revision" : String.join(", ", state.rows())),
            "Bring it to head with 'upgrade' first; or leave out '--from database', and the revisions are"
                + " replayed.");
      }
      return of(DATABASE, copyOf(readLive()));
    }

    private ScratchDatabase copyOf(Schema schema) {
      ScratchDatabase database = comparison.load(comparison.statements(comparison.making(schema)));
      if (!scripts.graph().heads().isEmpty()) {
        replay.runner(database, scripts).stamp(List.of("heads"), false);
      }
      return database;
    }

    /** The wanted schema with what the setting {@code drops} leaves for later. */
    Side withLaterDrops(Side there, Side wanted) {
      if (options.settings().drops() != Drops.LATER) {
        return wanted;
      }
      List<ObjectId> lost = Decisions.lost(comparison.between(there.schema(), wanted.schema()));
      lost.forEach(id -> later.add("Left for later: drop " + text.named(id) + "."));
      return lost.isEmpty()
          ? wanted
          : new Side(
              wanted.name(),
              LaterDrops.keeping(there.schema(), wanted.schema(), lost),
              wanted.database());
    }

    private List<String> notes() {
      List<String> notes = new ArrayList<>(scratch.notes());
      notes.addAll(later);
      return notes;
    }

    SchemaDifference difference(Side from, Side to, List<Operation> operations) {
      return new SchemaDifference(
          from.name(),
          to.name(),
          scratch.description(),
          operations,
          text.lines(operations),
          comparison.statements(operations),
          notes());
    }

    /** On another database than the one that was compared, where renames were done already. */
    void prove(UnwrittenFile file, RevisionText sections, Schema after, boolean fromDatabase) {
      ScratchDatabase database = fromDatabase ? copyOf(readLive()) : replay.upTo("heads");
      Schema before = comparison.read(database);
      new Proof(comparison, text, replay, scripts)
          .prove(database, file.script(sections.decided(file.text())), before, after);
    }

    @Override
    public void close() {
      scratch.close();
    }
  }

  @Override
  public String toString() {
    return "autogenerate from "
        + options.settings().models().stream().collect(Collectors.joining(", "));
  }
}
