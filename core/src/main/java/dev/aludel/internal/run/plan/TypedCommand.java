package dev.aludel.internal.run.plan;

import dev.aludel.error.ResolutionException;
import java.util.function.Supplier;

/**
 * Lets a message about an identifier name the command that was typed, where another one's rules
 * resolve it: who only asks what is pending must not be told to upgrade.
 */
public final class TypedCommand {

  private TypedCommand() {}

  /**
   * Resolves an identifier.
   *
   * @param rules the command whose rules hold, as its messages begin it, such as {@code "upgrade "}
   * @param typed the command that was typed
   * @param resolution what may fail
   * @return what it answers
   */
  public static <T> T insteadOf(String rules, String typed, Supplier<T> resolution) {
    try {
      return resolution.get();
    } catch (ResolutionException e) {
      throw e.typedAs(rules, typed);
    }
  }
}
