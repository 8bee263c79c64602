/** Writes revision files: names, template, new files, new parents. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.script.writing;
