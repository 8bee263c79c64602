package dev.aludel.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A function or a procedure.
 *
 * @param id which; its name is written as SQL has it, with the types of its arguments
 * @param signature what OR REPLACE can't change
 * @param arguments its arguments with names, types and defaults
 * @param defaults how many arguments have a default
 * @param traits what stands behind LANGUAGE, such as {@code STRICT}
 * @param settings the settings that hold while it runs, such as {@code work_mem TO '8MB'}
 * @param body what it does
 */
public record Routine(
    ObjectId id,
    Signature signature,
    String arguments,
    int defaults,
    List<String> traits,
    List<String> settings,
    Body body)
    implements SchemaObject {

  /** Copies the lists. */
  public Routine {
    traits = List.copyOf(traits);
    settings = List.copyOf(settings);
  }

  /**
   * What a function keeps for as long as it lives.
   *
   * @param arguments its arguments with names and types, without defaults
   * @param result what stands behind RETURNS; empty for a procedure
   * @param window whether it is a window function
   */
  public record Signature(String arguments, Optional<String> result, boolean window) {}

  /**
   * What a function does.
   *
   * @param language the language
   * @param text the text in that language, or the name of the function in C
   * @param library the file that holds a function in C
   * @param parsed whether the text is SQL that the server has parsed: {@code BEGIN ATOMIC} or
   *     {@code RETURN}
   */
  public record Body(String language, SqlText text, Optional<String> library, boolean parsed) {}

  @Override
  public Optional<ObjectId> parent() {
    return Optional.empty();
  }

  /** Functions, procedures and aggregates of one schema share their names. */
  @Override
  public List<String> occupies() {
    return List.of("routine " + id.schema() + '.' + id.name());
  }

  @Override
  public List<SqlText> texts() {
    return List.of(body.text());
  }

  @Override
  public Routine withTexts(UnaryOperator<SqlText> change) {
    Body changed =
        new Body(body.language(), change.apply(body.text()), body.library(), body.parsed());
    return new Routine(id, signature, arguments, defaults, traits, settings, changed);
  }
}
