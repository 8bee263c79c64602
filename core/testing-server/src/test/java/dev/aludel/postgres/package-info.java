/**
 * Tests of the server, and what tests of this build do to one: cut lines, crashes, a pooler, psql.
 */
@org.jspecify.annotations.NullMarked
package dev.aludel.postgres;
