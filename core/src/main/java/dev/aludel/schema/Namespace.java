package dev.aludel.schema;

/**
 * A schema in the sense of {@code CREATE SCHEMA}: what tables and functions lie in.
 *
 * @param id which
 */
public record Namespace(ObjectId id) implements SchemaObject {}
