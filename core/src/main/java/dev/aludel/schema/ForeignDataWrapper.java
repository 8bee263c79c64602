package dev.aludel.schema;

import java.util.Optional;

/**
 * A foreign-data wrapper. Its text for logs and messages holds no value of an option, as that may
 * be a password.
 *
 * @param id which
 * @param handler the function that reads and writes, where there is one
 * @param validator the function that checks options, where there is one
 * @param options its options
 */
public record ForeignDataWrapper(
    ObjectId id, Optional<String> handler, Optional<String> validator, ForeignOptions options)
    implements SchemaObject {}
