/** Reads a revision: the header and the statements of a SQL file, the annotation of a class. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.script.file;
