package dev.aludel.internal.run;

import dev.aludel.internal.script.StatementSink;
import dev.aludel.internal.sql.PsqlText;
import dev.aludel.internal.sql.SqlStatement;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Prints a revision's statements as they are read, and the data of its COPYs below them. */
final class OfflineStatements implements StatementSink {

  private static final int CHARACTERS = 8192;

  private final OfflineScript script;

  OfflineStatements(OfflineScript script) {
    this.script = script;
  }

  @Override
  public void statement(SqlStatement statement) {
    script.statement(PsqlText.of(statement.text()));
    script.line("");
  }

  @Override
  public void copy(SqlStatement copy, InputStream data) {
    script.statement(PsqlText.of(copy.text()));
    try {
      // Not closed: the data is a part of the file, which its owner closes.
      if (!endsLine(new InputStreamReader(data, StandardCharsets.UTF_8))) {
        script.line("");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    script.line("\\.");
    script.line("");
  }

  /** Prints all of it; answers whether the last line has its end. */
  private boolean endsLine(Reader data) throws IOException {
    char[] part = new char[CHARACTERS];
    char last = '\n';
    for (int read = data.read(part); read > 0; read = data.read(part)) {
      script.raw(java.nio.CharBuffer.wrap(part, 0, read));
      last = part[read - 1];
    }
    return last == '\n';
  }
}
