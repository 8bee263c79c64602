/** What will happen and what did: steps, events and results, all immutable. */
@org.jspecify.annotations.NullMarked
package dev.aludel.report;
