/** What needs no server and no process of its own, measured by JMH. */
@org.jspecify.annotations.NullMarked
package dev.aludel.examples.benchmarks.pure;
