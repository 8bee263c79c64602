/** Prints the same description as a script for psql. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.run.offline;
