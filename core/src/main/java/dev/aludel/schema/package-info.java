/**
 * What a PostgreSQL schema is: immutable records in a deterministic order, and what depends on
 * what.
 */
@org.jspecify.annotations.NullMarked
package dev.aludel.schema;
