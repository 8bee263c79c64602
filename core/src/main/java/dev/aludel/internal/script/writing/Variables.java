package dev.aludel.internal.script.writing;

import dev.aludel.error.WorkbenchException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values by name, put in where a text says {@code ${name}}; {@code $${name}} stays {@code ${name}}.
 */
final class Variables {

  private static final Pattern VARIABLE = Pattern.compile("(\\$?)\\$\\{([^}]*)}");

  private final Map<String, String> values = new LinkedHashMap<>();

  Variables put(String name, String value) {
    values.put(name, value);
    return this;
  }

  /**
   * Puts the values into a text.
   *
   * @param text the text
   * @param place what the message calls it
   * @throws WorkbenchException where it has a name that is unknown
   */
  String fill(String text, String place) {
    Matcher variable = VARIABLE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (variable.find()) {
      String value =
          variable.group(1).isEmpty()
              ? value(variable.group(2), place)
              : variable.group().substring(1);
      variable.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return variable.appendTail(filled).toString();
  }

  /** Whether a text has variables, and all of them are empty. */
  boolean allEmpty(String text) {
    Matcher variable = VARIABLE.matcher(text);
    boolean any = false;
    while (variable.find()) {
      if (!variable.group(1).isEmpty() || !"".equals(values.get(variable.group(2)))) {
        return false;
      }
      any = true;
    }
    return any;
  }

  private String value(String name, String place) {
    String value = values.get(name);
    if (value == null) {
      throw new WorkbenchException(
          WorkbenchException.Reason.INVALID_TEMPLATE,
          "%s has '${%s}', which is unknown.".formatted(place, name),
          "Known are %s. Where '${%s}' is meant as it stands, write '$${%s}'."
              .formatted("'${" + String.join("}', '${", values.keySet()) + "}'", name, name));
    }
    return value;
  }
}
