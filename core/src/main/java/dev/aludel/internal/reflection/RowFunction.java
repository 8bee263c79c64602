package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;

/**
 * A function that returns rows of a table.
 *
 * @param schema its schema
 * @param name its name
 * @param table the table
 */
record RowFunction(String schema, String name, ObjectId table) {}
