package dev.aludel.internal.script.file;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.MalformedSqlException;
import dev.aludel.internal.sql.Placeholders;
import dev.aludel.internal.sql.SqlLexer;
import dev.aludel.revision.Direction;
import dev.aludel.revision.RevisionNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A revision in a SQL file: its header now, its statements when they are asked for. */
public final class SqlScript implements Script {

  private final ScriptFile file;
  private final Header header;
  private final String rawChecksum;
  private final boolean mentionsDowngrade;
  private volatile Optional<Boolean> hasDowngrade = Optional.empty();

  private SqlScript(ScriptFile file, Header header, String rawChecksum, boolean mentionsDowngrade) {
    this.file = file;
    this.header = header;
    this.rawChecksum = rawChecksum;
    this.mentionsDowngrade = mentionsDowngrade;
  }

  /**
   * Reads a file's header, and takes the checksum of all its bytes, in one pass.
   *
   * @param file the file
   * @return the revision
   * @throws InvalidRevisionsException with everything that is wrong with the header, or where the
   *     file can't be read
   */
  public static SqlScript read(ScriptFile file) {
    Optional<IndexedHeader> known = file.indexed();
    return known.isPresent() ? of(file, known.get()) : readHeader(file);
  }

  /** Reading its sections finds out, by the checksum, where the index was wrong. */
  private static SqlScript of(ScriptFile file, IndexedHeader known) {
    return new SqlScript(
        file, known.headerAt(file.place()), known.rawChecksum(), known.mentionsDowngrade());
  }

  private static SqlScript readHeader(ScriptFile file) {
    try (RawPass bytes = new RawPass(file.source().open())) {
      Header header = HeaderReader.read(file, SqlLexer.of(bytes, file.place()));
      String checksum = bytes.finish();
      return new SqlScript(file, header, checksum, bytes.mentionsDowngrade());
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * A revision whose file this build lacks, with the way back that the log keeps.
   *
   * @param node the revision
   * @param downgrade the SQL that takes it back, behind the tags it ran with; empty where none is
   *     kept
   * @return a revision that can only be downgraded
   */
  public static SqlScript ofLog(RevisionNode node, Optional<String> downgrade) {
    StringBuilder text = new StringBuilder("-- @id ").append(node.id()).append('\n');
    text.append("-- @revises ")
        .append(node.isBase() ? "base" : String.join(", ", node.revises()))
        .append('\n');
    node.dependsOn().forEach(id -> text.append("-- @depends-on ").append(id).append('\n'));
    node.labels().forEach(label -> text.append("-- @label ").append(label).append('\n'));
    String script = downgrade.orElse("");
    int tags = LoggedTags.length(script);
    text.append(script, 0, tags).append("-- @upgrade empty\n");
    if (downgrade.isPresent()) {
      String sql = script.substring(tags);
      text.append(LoggedTags.declaresEmpty(sql) ? "-- @downgrade empty\n" : "-- @downgrade\n");
      text.append(sql);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return read(
        new ScriptFile(node.id() + ".sql", node.origin(), () -> new ByteArrayInputStream(bytes)));
  }

  @Override
  public RevisionNode node() {
    return header.node();
  }

  @Override
  public ScriptOptions options() {
    return header.options();
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidRevisionsException where the file can't be read, or was changed
   */
  @Override
  public boolean reversible() {
    if (node().isMergePoint()) {
      return true;
    }
    // The word may stand in a string or in another comment, so its presence alone proves nothing.
    return mentionsDowngrade && hasDowngrade.orElseGet(this::findDowngrade);
  }

  @Override
  public String howToMakeReversible() {
    return "Add '-- @downgrade' to " + node().origin();
  }

  @Override
  public boolean isEmpty() {
    return body().upgrade().statements().isEmpty();
  }

  @Override
  public <R> R match(Function<SqlScript, R> sql, Function<MigrationScript, R> java) {
    return sql.apply(this);
  }

  /** Whether the file can be run is another question, and {@link #outline} has the answer. */
  private boolean findDowngrade() {
    DowngradeSearch search = new DowngradeSearch();
    boolean found;
    try {
      pass(new Problems(file.place()), Optional.empty(), search);
      found = search.done();
    } catch (MalformedSqlException e) {
      found = true;
    }
    hasDowngrade = Optional.of(found);
    return found;
  }

  /** Ends at the tag, so that only an irreversible revision's file is read to its end. */
  private static final class DowngradeSearch implements BodyEvents {
    private boolean found;

    @Override
    public void begin(Tag section) {
      found |= section.is(Tag.DOWNGRADE);
    }

    @Override
    public boolean done() {
      return found;
    }
  }

  /** What an index keeps of it. */
  public IndexedHeader indexed(ListedFile listed) {
    return new IndexedHeader(listed, rawChecksum, node(), options(), mentionsDowngrade);
  }

  /** {@return the SHA-256 of the file's bytes, in hexadecimal digits} */
  public String rawChecksum() {
    return rawChecksum;
  }

  /**
   * Reads the file anew, to its end; nothing of it is kept.
   *
   * @return what stands below the header
   * @throws InvalidRevisionsException with everything that is wrong with it, or where the file
   *     can't be read
   * @throws dev.aludel.error.MalformedSqlException where a quote or a comment has no end, or a
   *     character can't be
   */
  public Body body() {
    Problems problems = new Problems(file.place());
    Body.Pass body = new Body.Pass();
    check(problems, Optional.empty(), body);
    return body.body(node().isMergePoint());
  }

  /**
   * Reads the file anew, to its end, and keeps no statement.
   *
   * @param placeholders the values by name
   * @return what stands below the header
   * @throws InvalidRevisionsException with everything that is wrong with it, missing values among
   *     it, or where the file can't be read
   * @throws MalformedSqlException where a quote or a comment has no end, or a character can't be,
   *     and nothing else is wrong
   */
  public Outline outline(Map<String, String> placeholders) {
    return outline(placeholders, Optional.empty());
  }

  /**
   * Reads the file anew, to its end, and keeps no statement; no placeholder needs a value.
   *
   * @return what stands below the header
   * @throws InvalidRevisionsException as with the values
   * @throws MalformedSqlException as with the values
   */
  public Outline outline() {
    Outline.Pass outline = new Outline.Pass(Optional.empty());
    check(new Problems(file.place()), Optional.empty(), outline);
    return outline.outline(node().isMergePoint());
  }

  /**
   * Reads the file anew, to its end, and keeps one section's statements if they are short.
   *
   * @param placeholders the values by name
   * @param kept gets them
   * @return what stands below the header
   * @throws InvalidRevisionsException as without it
   * @throws MalformedSqlException as without it
   */
  public Outline outline(Map<String, String> placeholders, ShortSection kept) {
    return outline(placeholders, Optional.of(kept));
  }

  private Outline outline(Map<String, String> placeholders, Optional<ShortSection> kept) {
    Problems problems = new Problems(file.place());
    Outline.Pass outline = new Outline.Pass(kept);
    check(problems, placeholders(placeholders, problems), outline);
    return outline.outline(node().isMergePoint());
  }

  /**
   * Reads the file anew, to its end, and keeps nothing of it; no placeholder needs a value.
   *
   * @return the upgrade's checksum
   * @throws InvalidRevisionsException as {@link #outline} does
   * @throws MalformedSqlException as {@link #outline} does
   */
  public String checksum() {
    return outline().checksum();
  }

  /**
   * Reads the file anew, and hands one section's statements on as they are read.
   *
   * <p>All that can be wrong with the file, {@link #outline} has found before. Where the file was
   * changed meanwhile, this fails behind the last statement at the latest.
   *
   * @param direction which section; a section that is not there has no statements
   * @param placeholders the values by name
   * @param sink takes the statements; what it throws comes out as it is
   */
  public void read(Direction direction, Map<String, String> placeholders, StatementSink sink) {
    Problems problems = new Problems(file.place());
    String wanted = direction == Direction.UPGRADE ? Tag.UPGRADE : Tag.DOWNGRADE;
    check(problems, placeholders(placeholders, problems), new SectionPass(wanted, problems, sink));
  }

  private Optional<Placeholders> placeholders(Map<String, String> values, Problems problems) {
    return options().placeholders()
        ? Optional.of(new Placeholders(values, (problem, line) -> problems.add(line, problem)))
        : Optional.empty();
  }

  /** Reads below the header, and throws all that is wrong there. */
  private void check(Problems problems, Optional<Placeholders> placeholders, BodyEvents events) {
    try {
      pass(problems, placeholders, events);
    } catch (MalformedSqlException e) {
      if (problems.isEmpty()) {
        throw e;
      }
      problems.add(e);
    }
    problems.throwIfAny();
  }

  private void pass(Problems problems, Optional<Placeholders> placeholders, BodyEvents events) {
    try (RawPass bytes = new RawPass(file.source().open())) {
      try {
        SqlLexer lexer = SqlLexer.of(bytes, file.place());
        read(new BodyReader(lexer, node().isMergePoint(), problems, placeholders, events));
        if (problems.isEmpty() && !bytes.finish().equals(rawChecksum)) {
          throw changed();
        }
      } catch (UncheckedIOException e) {
        throw bytes.failure().isPresent() ? unreadable(file, e) : e;
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** What a statement took is free again once it is given up, so that the run can end in order. */
  private void read(BodyReader body) {
    try {
      body.read();
    } catch (OutOfMemoryError e) {
      throw new InvalidRevisionsException(
          "%s%s: a statement of revision '%s' does not fit into this JVM's memory of %s MB. Give the JVM more with '-Xmx', or split the statement; the data of a COPY is read piece by piece."
              .formatted(
                  file.place(),
                  body.openStatement().map(line -> ":" + line).orElse(""),
                  node().id(),
                  Runtime.getRuntime().maxMemory() >> 20),
          e);
    }
  }

  private InvalidRevisionsException changed() {
    return new InvalidRevisionsException(
        List.of(
            "%s: the file has changed since it was loaded. Load the revisions again."
                .formatted(file.place())));
  }

  private static InvalidRevisionsException unreadable(ScriptFile file, Exception cause) {
    return new InvalidRevisionsException(
        "%s: the file can't be read: %s. Check that it is there and that this process may read it."
            .formatted(file.place(), cause.getMessage()),
        cause);
  }
}
