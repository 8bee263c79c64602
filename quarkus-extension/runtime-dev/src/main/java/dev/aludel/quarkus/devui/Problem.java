package dev.aludel.quarkus.devui;

import dev.aludel.error.AludelException;

/**
 * Something that the library refused or failed to do, in its words.
 *
 * @param description what happened and where
 * @param action what to do next; empty where the description says it already
 */
public record Problem(String description, String action) {

  static Problem of(AludelException e) {
    return new Problem(e.description(), e.action());
  }
}
