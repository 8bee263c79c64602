/** Carries a plan out, step by step. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.run;
