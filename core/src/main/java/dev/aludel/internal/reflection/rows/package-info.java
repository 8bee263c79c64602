/** Puts a few rows into scratch databases, and reads what has become of them. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.reflection.rows;
