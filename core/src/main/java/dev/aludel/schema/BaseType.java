package dev.aludel.schema;

import java.util.List;

/**
 * A base type, with the functions that read and write its values: neither can be without the other.
 *
 * @param id which
 * @param functions the functions, as the statements that make them
 * @param options what {@code CREATE TYPE} says, one option each; none where the type is a shell
 */
public record BaseType(ObjectId id, List<String> functions, List<String> options)
    implements UserType {

  /** Copies both lists. */
  public BaseType {
    functions = List.copyOf(functions);
    options = List.copyOf(options);
  }

  /** Its functions name it, so that another one can't take its place beside it. */
  @Override
  public boolean isReplaceable() {
    return false;
  }

  @Override
  public BaseType as(ObjectId other) {
    return new BaseType(other, functions, options);
  }
}
