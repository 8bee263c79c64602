package dev.aludel.internal.script.file;

import dev.aludel.internal.sql.SqlStatement;
import java.io.InputStream;

/** Hands one section's statements on, as long as nothing is wrong. */
final class SectionPass implements BodyEvents {

  private final String wanted;
  private final Problems problems;
  private final StatementSink sink;
  private boolean ended;

  SectionPass(String wanted, Problems problems, StatementSink sink) {
    this.wanted = wanted;
    this.problems = problems;
    this.sink = sink;
  }

  @Override
  public void statement(Tag section, SqlStatement statement) {
    if (section.is(wanted)) {
      problems.throwIfAny();
      sink.statement(statement);
    }
  }

  @Override
  public void copy(Tag section, SqlStatement copy, InputStream data) {
    if (section.is(wanted)) {
      problems.throwIfAny();
      sink.copy(copy, data);
    }
  }

  @Override
  public void commit(Tag section, Tag commit) {
    if (section.is(wanted)) {
      problems.throwIfAny();
      sink.endTransaction();
    }
  }

  @Override
  public void end(Tag section, boolean declaredEmpty) {
    ended |= section.is(wanted);
  }

  @Override
  public boolean done() {
    return ended;
  }
}
