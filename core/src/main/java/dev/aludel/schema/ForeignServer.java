package dev.aludel.schema;

import java.util.Optional;

/**
 * A foreign server.
 *
 * @param id which
 * @param wrapper the foreign-data wrapper that reaches it
 * @param type its type
 * @param version its version
 * @param options its options
 */
public record ForeignServer(
    ObjectId id,
    String wrapper,
    Optional<String> type,
    Optional<String> version,
    ForeignOptions options)
    implements SchemaObject {}
