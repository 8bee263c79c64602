package dev.aludel.internal.script.file;

import dev.aludel.internal.sql.Checksum;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.Token;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands below the header.
 *
 * @param upgrade what brings the database to this revision
 * @param downgrade what takes that back, where the file says how; a merge point always has one
 * @param checksum the upgrade's checksum, comments and white space left out
 */
public record Body(Section upgrade, Optional<Section> downgrade, String checksum) {

  /**
   * One direction of a revision.
   *
   * @param declaredEmpty whether it has nothing to do on purpose: its tag says so, or it belongs to
   *     a merge point; empty without it, it is unfinished
   * @param statements its statements, with their places in the file
   * @param text all of it as it stands in the file, from the line below its tag to the next tag
   * @param line the line of its tag, from 1; 0 where a merge point has none
   */
  public record Section(
      boolean declaredEmpty, List<SqlStatement> statements, String text, int line) {

    /** Copies the list. */
    public Section {
      statements = List.copyOf(statements);
    }
  }

  /** Keeps all that stands below the header. */
  static final class Pass implements BodyEvents {

    private static final Section NOTHING_TO_DO = new Section(true, List.of(), "", 0);

    private final Checksum checksum = new Checksum();
    private final List<SqlStatement> statements = new ArrayList<>();
    private Outline.Text text = new Outline.Text(Integer.MAX_VALUE);
    private Optional<Section> upgrade = Optional.empty();
    private Optional<Section> downgrade = Optional.empty();

    /** What was read, once all of it was. */
    Body body(boolean mergePoint) {
      return new Body(
          upgrade.orElse(NOTHING_TO_DO),
          downgrade.or(() -> mergePoint ? Optional.of(NOTHING_TO_DO) : Optional.empty()),
          checksum.value());
    }

    @Override
    public void begin(Tag section) {
      statements.clear();
      text = new Outline.Text(Integer.MAX_VALUE);
    }

    @Override
    public void token(Tag section, Token token) {
      text.add(token.text());
      if (section.is(Tag.UPGRADE)) {
        checksum.add(token);
      }
    }

    @Override
    public void statement(Tag section, SqlStatement statement) {
      statements.add(statement);
    }

    @Override
    public void copy(Tag section, SqlStatement copy, InputStream data) {
      statements.add(copy);
    }

    @Override
    public void end(Tag section, boolean declaredEmpty) {
      Optional<Section> ended =
          Optional.of(
              new Section(declaredEmpty, statements, text.text().orElseThrow(), section.line()));
      if (section.is(Tag.UPGRADE)) {
        upgrade = ended;
      } else {
        downgrade = ended;
      }
    }
  }
}
