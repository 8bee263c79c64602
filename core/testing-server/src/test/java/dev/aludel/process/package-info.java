/** What a test starts beside itself, and what must not outlive it. */
@org.jspecify.annotations.NullMarked
package dev.aludel.process;
