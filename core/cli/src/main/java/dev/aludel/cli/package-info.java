/** The command line: each command calls one verb of the facade and prints what it answers. */
@org.jspecify.annotations.NullMarked
package dev.aludel.cli;
