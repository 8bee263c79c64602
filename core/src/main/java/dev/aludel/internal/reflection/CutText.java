package dev.aludel.internal.reflection;

/**
 * A statement as the server writes it, cut at the name of its object and at that of its table, so
 * that both can be written in another way.
 *
 * @param between what stands between the two names
 * @param behind what stands behind the second one
 */
record CutText(String between, String behind) {

  /**
   * Cuts a statement.
   *
   * @param statement the statement
   * @param word the word before the object's name
   * @param table what the table's name begins and ends with, such as {@code ON public.t}
   */
  static CutText of(String statement, String word, String table) {
    int name = endOfName(statement, statement.indexOf(word) + word.length() + 1);
    int at = outsideQuotes(statement, table, name);
    return new CutText(
        statement.substring(name, at).strip(), statement.substring(at + table.length()).strip());
  }

  private static int endOfName(String text, int from) {
    int at = from;
    if (text.charAt(at) != '"') {
      return text.indexOf(' ', at);
    }
    do {
      at = text.indexOf('"', at + 1) + 1;
    } while (at < text.length() && text.charAt(at) == '"');
    return at;
  }

  private static int outsideQuotes(String text, String searched, int from) {
    boolean quoted = false;
    for (int at = from; at < text.length(); at++) {
      if (!quoted && text.startsWith(searched, at)) {
        return at;
      }
      if (text.charAt(at) == '"') {
        quoted = !quoted;
      }
    }
    throw new IllegalStateException("'" + searched + "' is missing in: " + text);
  }
}
