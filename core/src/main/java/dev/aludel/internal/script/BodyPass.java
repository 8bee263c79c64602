package dev.aludel.internal.script;

import dev.aludel.internal.script.SqlScript.Body;
import dev.aludel.internal.script.SqlScript.Section;
import dev.aludel.internal.sql.Checksum;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.Token;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps all that stands below the header. */
final class BodyPass implements BodyEvents {

  private static final Section NOTHING_TO_DO = new Section(true, List.of(), "", 0);

  private final Checksum checksum = new Checksum();
  private final List<SqlStatement> statements = new ArrayList<>();
  private SectionText text = new SectionText(Integer.MAX_VALUE);
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
    text = new SectionText(Integer.MAX_VALUE);
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
