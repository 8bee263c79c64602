/** What a plan needs before it runs: the state of the database, the checks, the prepared steps. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.run.plan;
