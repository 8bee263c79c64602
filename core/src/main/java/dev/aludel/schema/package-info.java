/** What a PostgreSQL schema is: immutable values in a deterministic order. */
@org.jspecify.annotations.NullMarked
package dev.aludel.schema;
