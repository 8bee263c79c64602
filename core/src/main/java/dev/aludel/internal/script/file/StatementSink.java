package dev.aludel.internal.script.file;

import dev.aludel.internal.sql.SqlStatement;
import java.io.InputStream;

/** Takes a section's statements in their order, as they are read. */
public interface StatementSink {

  /**
   * Takes a statement that stands for itself.
   *
   * @param statement with its values where it had placeholders, and its place in the file
   */
  void statement(SqlStatement statement);

  /**
   * Takes {@code COPY … FROM STDIN} with what stands below it.
   *
   * @param copy the statement alone
   * @param data its data in UTF-8, without the line of {@code \.}; may be empty. It is read from
   *     the file as it is asked for, so it is over when this method returns
   */
  void copy(SqlStatement copy, InputStream data);

  /** Hears that a transaction ends here, between two statements: {@code -- @commit}. */
  default void endTransaction() {}
}
