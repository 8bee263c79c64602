package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import java.util.Map;

/**
 * What a person has said about rows that are there.
 *
 * @param fills what a new required column gets, by column
 * @param conversions what becomes of a column's values where its type changes, by column
 */
public record Answers(Map<ObjectId, String> fills, Map<ObjectId, String> conversions) {

  /** Nobody has said anything. */
  public static final Answers NONE = new Answers(Map.of(), Map.of());

  /** Copies both. */
  public Answers {
    fills = Map.copyOf(fills);
    conversions = Map.copyOf(conversions);
  }
}
