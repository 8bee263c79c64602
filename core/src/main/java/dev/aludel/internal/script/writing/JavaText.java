package dev.aludel.internal.script.writing;

import dev.aludel.error.WorkbenchException;
import dev.aludel.revision.RevisionNode;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The source of a Java revision. */
final class JavaText {

  private static final String NOT_WRITTEN =
      "throw new UnsupportedOperationException(\"not written yet\");";

  private JavaText() {}

  static String className(String id, String message, int slugLength) {
    String words = Slug.camelCase(message, slugLength);
    return "R" + id.replace('.', '_') + (words.isEmpty() ? "" : "_" + words);
  }

  /** Fills a template; lists and texts are Java expressions. */
  static String of(
      Template template,
      RevisionNode node,
      String packageName,
      String className,
      String upgrade,
      String downgrade,
      ZonedDateTime now) {
    String text =
        template.fill(
            new Variables()
                .put("id", node.id())
                .put("revises", node.isBase() ? "\"base\"" : list(node.revises()))
                .put("depends_on", list(node.dependsOn()))
                .put("labels", list(node.labels()))
                .put("message", node.message().isEmpty() ? "" : literal(node.message()))
                .put(
                    "create_date",
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        now.truncatedTo(ChronoUnit.SECONDS)))
                .put("upgrades", execute(upgrade))
                .put("downgrades", execute(downgrade))
                .put("package", packageName)
                .put("class_name", className));
    check(template, text, "class\\s+" + Pattern.quote(className) + "\\b", "class " + className);
    check(
        template,
        text,
        "\\bRevision\\s*\\([^)]*\\bid\\s*=\\s*\"" + Pattern.quote(node.id()) + "\"",
        "@Revision(id = \"" + node.id() + "\", …)");
    return text;
  }

  private static void check(Template template, String text, String form, String shown) {
    if (!Pattern.compile(form).matcher(text).find()) {
      throw new WorkbenchException(
          WorkbenchException.Reason.INVALID_TEMPLATE,
          "%s makes no Java revision: it has no '%s'.".formatted(template.place(), shown),
          "Put '@Revision(id = \"${id}\", revises = ${revises})' and 'class ${class_name}' into it.");
    }
  }

  private static String list(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    String all = names.stream().map(JavaText::literal).collect(Collectors.joining(", "));
    return names.size() == 1 ? all : "{" + all + "}";
  }

  private static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String execute(String sql) {
    if (sql.isBlank()) {
      return NOT_WRITTEN;
    }
    String block = sql.strip().replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
    return "op.execute(\n        \"\"\"\n" + block.indent(8) + "        \"\"\");";
  }
}
