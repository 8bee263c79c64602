package dev.aludel.internal.script.file;

import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.Token;
import java.io.InputStream;

/** Hears what a {@link BodyReader} comes across, in its order. */
interface BodyEvents {

  /** A section begins below this tag. */
  default void begin(Tag section) {}

  /** Any token of a section, those of COPY data and of comments among them. */
  default void token(Tag section, Token token) {}

  /** A statement that may run. */
  default void statement(Tag section, SqlStatement statement) {}

  /** A COPY that may run, with its data; what is not read of it is skipped. */
  default void copy(Tag section, SqlStatement copy, InputStream data) {}

  /** A transaction ends between the statement before and the one behind. */
  default void commit(Tag section, Tag commit) {}

  /** A person must decide something before the section may run. */
  default void undecided(Tag section, Tag undecided) {}

  /**
   * A section is over.
   *
   * @param declaredEmpty whether it has nothing to do on purpose
   */
  default void end(Tag section, boolean declaredEmpty) {}

  /** {@return whether the rest is of no interest} */
  default boolean done() {
    return false;
  }
}
