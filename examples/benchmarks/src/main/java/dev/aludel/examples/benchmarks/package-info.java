/** Measures whole processes that do the same work by different means. */
@org.jspecify.annotations.NullMarked
package dev.aludel.examples.benchmarks;
