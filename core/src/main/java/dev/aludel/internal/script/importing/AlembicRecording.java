package dev.aludel.internal.script.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Alembic's revisions would send to a database, and what could not be told without one.
 *
 * @param revisions by the path of their file
 * @param environment why the project's env.py could not be used, where it could not
 */
record AlembicRecording(Map<String, Revision> revisions, Optional<String> environment) {

  /**
   * One revision.
   *
   * @param upgrade what its function {@code upgrade} did
   * @param downgrade what its function {@code downgrade} did
   * @param frozen what it asks of its surroundings
   */
  record Revision(Function upgrade, Function downgrade, List<Frozen> frozen) {}

  /**
   * What a function did.
   *
   * @param source its text in Python
   * @param events in their order
   */
  record Function(String source, List<Event> events) {}

  /**
   * One thing that a function did.
   *
   * @param kind which
   * @param text the statement, or the reason
   * @param line where in the revision's file; 0 where that is not known
   */
  record Event(Kind kind, String text, int line) {}

  enum Kind {
    /** It sent a statement. */
    STATEMENT,
    /** It asked for what only a database knows, or failed. */
    UNDECIDED,
    /** It ended the transaction. */
    COMMIT,
    /** It refuses to run: there is no way back. */
    REFUSAL,
    /** There is no such function. */
    MISSING
  }

  /**
   * A construct whose answer a run gets from its surroundings, and a recording only once.
   *
   * @param kind what it asks
   * @param construct as it is called
   * @param file where it stands
   * @param line where in that file
   */
  record Frozen(String kind, String construct, String file, int line) {

    /**
     * Sentences for the report, one for each construct of a file.
     *
     * @param all in the order of their lines
     * @param path the revision's file as it was recorded
     * @param shown the same as it is shown
     */
    static List<String> notes(List<Frozen> all, String path, String shown) {
      Map<Frozen, String> lines = new LinkedHashMap<>();
      for (Frozen one : all) {
        String file = one.file.equals(path) ? shown : one.file;
        lines.merge(
            new Frozen(one.kind, one.construct, file, 0),
            String.valueOf(one.line),
            (before, line) -> before + ", " + line);
      }
      return lines.entrySet().stream()
          .map(
              one ->
                  "'%s' in %s:%s %s"
                      .formatted(
                          one.getKey().construct,
                          one.getKey().file,
                          one.getValue(),
                          one.getKey().sentence()))
          .toList();
    }

    private String sentence() {
      return switch (kind) {
        case "connection" ->
            "asks the database, and there was none: compare the SQL with the function.";
        case "offline" ->
            "was answered with 'no', as in a run; the other branch is not in the SQL.";
        case "argument" ->
            "got what the option '--alembic' gives ('alembic -x …'); the SQL has that value.";
        case "configuration" -> "reads alembic.ini; the SQL has the value of now.";
        case "environment" -> "reads the environment; the SQL has the value of now.";
        case "value" -> "gives another value in each run; the SQL has the one of now.";
        case "file" -> "reads a file; the SQL has its content of now.";
        default -> "prints, and that is not in the SQL.";
      };
    }
  }

  /** Reads the lines that {@code env.py} wrote. */
  static AlembicRecording read(String lines) {
    Map<String, Revision> revisions = new HashMap<>();
    Optional<String> environment = Optional.empty();
    List<Frozen> frozen = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    String file = "";
    Function upgrade = new Function("", events);
    for (String line : lines.split("\n")) {
      String[] fields = fields(line);
      switch (fields[0]) {
        case "environment" -> environment = Optional.of(fields[1]);
        case "file" -> {
          file = fields[1];
          frozen = new ArrayList<>();
        }
        case "section" -> {
          events = new ArrayList<>();
          Function begun = new Function(fields[2], events);
          if (fields[1].equals("upgrade")) {
            upgrade = begun;
          } else {
            revisions.put(file, new Revision(upgrade, begun, frozen));
          }
        }
        case "note" ->
            frozen.add(new Frozen(fields[1], fields[2], fields[3], Integer.parseInt(fields[4])));
        case "sql" -> events.add(new Event(Kind.STATEMENT, fields[1], Integer.parseInt(fields[2])));
        case "undecided" ->
            events.add(new Event(Kind.UNDECIDED, fields[1], Integer.parseInt(fields[2])));
        case "commits" -> events.add(new Event(Kind.COMMIT, "", 0));
        case "refuses" -> events.add(new Event(Kind.REFUSAL, fields[1], 0));
        case "missing" -> events.add(new Event(Kind.MISSING, "", 0));
        default -> throw new IllegalStateException("env.py wrote: " + fields[0]);
      }
    }
    return new AlembicRecording(revisions, environment);
  }

  private static String[] fields(String line) {
    String[] fields = line.split("\t", -1);
    for (int i = 0; i < fields.length; i++) {
      fields[i] = unescaped(fields[i]);
    }
    return fields;
  }

  /** A text as a field of a line. */
  static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  private static String unescaped(String field) {
    StringBuilder text = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c != '\\' || i + 1 == field.length()) {
        text.append(c);
        continue;
      }
      char escaped = field.charAt(++i);
      text.append(
          switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escaped;
          });
    }
    return text.toString();
  }
}
