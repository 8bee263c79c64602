/** Tests of the runner, on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.run;
