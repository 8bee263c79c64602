/** What holds for the whole of core: its rooms, its budgets, its public face. */
@org.jspecify.annotations.NullMarked
package dev.aludel.architecture;
