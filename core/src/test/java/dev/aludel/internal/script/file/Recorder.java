package dev.aludel.internal.script.file;

import dev.aludel.internal.sql.SqlStatement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes down what a runner would get, carriage returns as {@code ␍}. */
final class Recorder implements StatementSink {

  private final StringBuilder text = new StringBuilder();

  @Override
  public void statement(SqlStatement statement) {
    text.append(
        "==== %d:%d %s\n%s\n"
            .formatted(
                statement.line(), statement.column(), statement.kind().group(), statement.text()));
  }

  @Override
  public void copy(SqlStatement copy, InputStream data) {
    statement(copy);
    try {
      text.append("---- data\n")
          .append(new String(data.readAllBytes(), StandardCharsets.UTF_8))
          .append("---- end\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return text.toString().replace('\r', '␍');
  }
}
