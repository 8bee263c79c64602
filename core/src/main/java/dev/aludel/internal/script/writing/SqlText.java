package dev.aludel.internal.script.writing;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.MalformedSqlException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.script.file.NativePath;
import dev.aludel.internal.script.file.ScriptFile;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.revision.RevisionNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a SQL revision's file, and the revision as it reads back from there.
 *
 * @param text what is to be written
 * @param node the revision that the text makes in a file of this name
 */
public record SqlText(String text, RevisionNode node) {

  private static final int ASCII_END = 0x80;

  private static final Pattern MESSAGE =
      Pattern.compile("^[ \\t]*--[ \\t]*@message\\b", Pattern.MULTILINE);

  private static final Pattern REVISES =
      Pattern.compile("^[ \\t]*--[ \\t]*@revises\\b", Pattern.MULTILINE);

  /** Fills a template, and adds the id and the message where the file's name doesn't say them. */
  static SqlText of(
      Template template,
      RevisionNode node,
      String upgrade,
      String downgrade,
      ZonedDateTime now,
      Path file) {
    String filled =
        template.fill(
            new Variables()
                .put("id", node.id())
                .put("revises", node.isBase() ? "base" : String.join(", ", node.revises()))
                .put("depends_on", String.join(", ", node.dependsOn()))
                .put("labels", String.join(", ", node.labels()))
                .put("message", node.message())
                .put("create_date", date(now))
                .put("upgrades", upgrade.strip())
                .put("downgrades", downgrade.strip()));
    try {
      return withNames(filled, node, file);
    } catch (InvalidRevisionsException | MalformedSqlException e) {
      if (template.builtIn()) {
        throw e;
      }
      throw new WorkbenchException(
          WorkbenchException.Reason.INVALID_TEMPLATE,
          template.place() + " makes no revision: " + e.getMessage(),
          "Correct the template.");
    } catch (Mismatch e) {
      throw new WorkbenchException(
          WorkbenchException.Reason.INVALID_TEMPLATE,
          "%s makes another revision than it was asked for: it has %s."
              .formatted(template.place(), e.getMessage()),
          "Put '-- @revises ${revises}', '-- @depends-on ${depends_on}' and '-- @label ${labels}' into its header.");
    }
  }

  /**
   * Reads a text back as a file of this name, and adds what the name doesn't say.
   *
   * @param text the file's text, which may lack its id and its message
   * @param node what it should be
   * @param file the file that it is meant for
   * @return the text that makes this revision
   * @throws InvalidRevisionsException where it makes none
   */
  public static SqlText withNames(String text, RevisionNode node, Path file) {
    String whole = text;
    RevisionNode read = read(whole, file);
    if (!read.id().equals(node.id())) {
      whole = withTag(whole, "-- @id " + node.id() + "\n");
      read = read(whole, file);
    }
    boolean ascii = node.message().chars().allMatch(letter -> letter < ASCII_END);
    // A name may be read otherwise elsewhere, and the log keeps the message for ever.
    if (!node.message().isEmpty()
        && (!read.message().equals(node.message()) || !ascii && !MESSAGE.matcher(whole).find())) {
      whole = withTag(whole, "-- @message " + node.message() + "\n");
      read = read(whole, file);
    }
    check("the id", node.id(), read.id());
    check("'@revises'", node.revises(), read.revises());
    check("'@depends-on'", node.dependsOn(), read.dependsOn());
    check("'@label'", node.labels(), read.labels());
    return new SqlText(whole, read);
  }

  /** Puts a line above that of {@code @revises}. */
  private static String withTag(String text, String line) {
    Matcher revises = REVISES.matcher(text);
    int at = revises.find() ? revises.start() : 0;
    return text.substring(0, at) + line + text.substring(at);
  }

  private static void check(String what, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      throw new Mismatch(what + " " + found + " instead of " + wanted);
    }
  }

  private static RevisionNode read(String text, Path file) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    SqlScript script =
        SqlScript.read(
            new ScriptFile(
                NativePath.name(file),
                NativePath.text(file).replace('\\', '/'),
                () -> new ByteArrayInputStream(bytes)));
    script.body();
    return script.node();
  }

  private static String date(ZonedDateTime now) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Kept inside: what it means depends on where the text came from. */
  private static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    Mismatch(String message) {
      super(message);
    }
  }
}
