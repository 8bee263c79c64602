package dev.aludel.quarkus.devui;

import dev.aludel.ApplicationFailure;
import dev.aludel.error.AludelException;
import io.quarkus.dev.ErrorPageGenerators;
import io.quarkus.runtime.TemplateHtmlBuilder;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the browser shows in dev mode where an application doesn't start for want of a revision, or
 * because the library refuses: first what happened and what to do, then the frames.
 */
public final class ErrorPages {

  private static final String TITLE = "Aludel: the application doesn't start";

  private static final String FAILED_START = "dev.aludel.quarkus.FailedStartException";

  /** What Hibernate throws at a start where the schema is not what its entities want. */
  public static final String VALIDATION = "org.hibernate.tool.schema.spi.SchemaManagementException";

  private ErrorPages() {}

  /** Registers them; Quarkus forgets all pages when dev mode ends. */
  static void register() {
    register(VALIDATION, ErrorPages::missing);
    register(FAILED_START, ErrorPages::told);
    // A build refuses in the library's own words.
    register(AludelException.class);
  }

  private static void register(Class<?> type) {
    if (type.getPermittedSubclasses() == null) {
      register(type.getName(), ErrorPages::told);
    } else {
      Stream.of(type.getPermittedSubclasses()).forEach(ErrorPages::register);
    }
  }

  /** Classes are told by their names: an application has classes of its own. */
  private static void register(String thrown, Function<Throwable, ApplicationFailure> reader) {
    if (ErrorPageGenerators.get(thrown) == null) {
      ErrorPageGenerators.register(thrown, cause -> page(reader.apply(cause), cause));
    }
  }

  private static ApplicationFailure told(Throwable thrown) {
    return new ApplicationFailure(String.valueOf(thrown.getMessage()), "");
  }

  private static ApplicationFailure missing(Throwable thrown) {
    ApplicationFailure missing =
        ApplicationFailure.ofValidation(
            String.valueOf(thrown.getMessage()), command -> "aludel " + command);
    return new ApplicationFailure(
        missing.description(),
        missing.action() + "\nCommands are typed in the terminal of dev mode, behind ':'.");
  }

  private static String page(ApplicationFailure failure, Throwable thrown) {
    String[] lines = (failure.description() + "\n" + failure.action()).strip().split("\n", 2);
    String more = lines.length == 1 ? "" : lines[1];
    return new TemplateHtmlBuilder(TITLE, "", lines[0])
        .append("<div class=\"intro\" style=\"white-space: pre-wrap\">" + escaped(more) + "</div>")
        .stack(thrown)
        .toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
