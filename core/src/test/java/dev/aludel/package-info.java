/** Tests of the facade, on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.aludel;
