/**
 * Reads the catalogue into a schema: one snapshot, one query and one class for each kind of object.
 */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.reflection;
