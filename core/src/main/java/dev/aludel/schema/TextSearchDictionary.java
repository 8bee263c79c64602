package dev.aludel.schema;

import java.util.Optional;

/**
 * A dictionary of text search.
 *
 * @param id which
 * @param template its template
 * @param options its options, as the server writes them
 */
public record TextSearchDictionary(ObjectId id, String template, Optional<String> options)
    implements SchemaObject {}
