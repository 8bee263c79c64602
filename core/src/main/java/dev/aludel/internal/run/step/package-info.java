/** Carries steps out: one description of each transaction, and what sends it to a server. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.run.step;
