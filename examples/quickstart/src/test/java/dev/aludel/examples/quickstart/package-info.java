/** The quickstart's tests, on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.aludel.examples.quickstart;
