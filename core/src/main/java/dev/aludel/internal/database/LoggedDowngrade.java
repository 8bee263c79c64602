package dev.aludel.internal.database;

import dev.aludel.revision.RevisionNode;
import java.util.Optional;

/**
 * The way back that the log keeps for a revision.
 *
 * @param revision the revision as it was when it ran
 * @param script the SQL that takes it back, behind the tags it ran with; empty for a Java revision
 */
public record LoggedDowngrade(RevisionNode revision, Optional<String> script) {

  /** Where such a revision says it comes from. */
  public static final String ORIGIN = "the log of the database";
}
