/**
 * The facade: what an application calls to bring its PostgreSQL database to the head of its
 * revision graph.
 */
@org.jspecify.annotations.NullMarked
package dev.aludel;
