package dev.aludel.internal.sql;

/** A DO statement around PL/pgSQL of ours, in quotes that nothing inside it can end. */
public final class DoBlock {

  private DoBlock() {}

  /**
   * Puts a block into a DO statement.
   *
   * @param block PL/pgSQL, from its DECLARE or BEGIN to its END; names and values in it may hold
   *     any text, our own dollar quotes among it
   * @return one statement
   */
  public static String of(String block) {
    String body = "\n" + block.stripTrailing() + "\n";
    String quote = quoteFor(body);
    return "DO " + quote + body + quote;
  }

  /**
   * The same as a statement of another block, which reads no more of it than its quotes until it
   * gets there.
   *
   * @param block PL/pgSQL, from its DECLARE or BEGIN to its END
   * @return one statement of PL/pgSQL
   */
  public static String within(String block) {
    String statement = of(block);
    String quote = quoteFor(statement);
    return "EXECUTE " + quote + statement + quote + ";";
  }

  private static String quoteFor(String body) {
    String quote = "$aludel$";
    for (int number = 1; body.contains(quote); number++) {
      quote = "$aludel" + number + "$";
    }
    return quote;
  }
}
