/** Compares two schemas and yields ordered operations; one class for each kind of object. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.autogenerate;
