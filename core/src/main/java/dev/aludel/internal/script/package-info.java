/** Finds, reads and writes revision files: class path scan, parser, template. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.script;
