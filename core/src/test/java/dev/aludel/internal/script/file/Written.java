package dev.aludel.internal.script.file;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.error.InvalidRevisionsException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Revision files that lie nowhere but in a test. */
final class Written {

  private static final String NAME = "20241107_120000_add_user.sql";

  private Written() {}

  static ScriptFile file(String text) {
    return file(NAME, text);
  }

  static ScriptFile file(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ScriptFile(name, "db/" + name, () -> new ByteArrayInputStream(bytes));
  }

  /** What is wrong with a file's header, without the file's name in front. */
  static List<String> headerProblems(String text) {
    return problems(() -> SqlScript.read(file(text)));
  }

  /** What is wrong with a file whose header is right. */
  static List<String> bodyProblems(String text) {
    SqlScript script = SqlScript.read(file(text));
    return problems(script::body);
  }

  private static List<String> problems(Runnable reading) {
    return catchThrowableOfType(InvalidRevisionsException.class, reading::run).problems().stream()
        .map(problem -> problem.replace("db/" + NAME + ":", ""))
        .toList();
  }
}
