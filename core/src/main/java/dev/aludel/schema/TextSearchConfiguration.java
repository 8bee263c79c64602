package dev.aludel.schema;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A configuration of text search.
 *
 * @param id which
 * @param parser its parser
 * @param mappings the dictionaries of each type of token, in their order, as they are written
 */
public record TextSearchConfiguration(
    ObjectId id, String parser, SortedMap<String, String> mappings) implements SchemaObject {
  /** Copies the map. */
  public TextSearchConfiguration {
    mappings = Collections.unmodifiableSortedMap(new TreeMap<>(mappings));
  }
}
