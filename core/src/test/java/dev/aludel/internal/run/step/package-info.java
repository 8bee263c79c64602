/** Carries a step out. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.run.step;
