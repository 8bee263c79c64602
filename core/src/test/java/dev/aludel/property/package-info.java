/** Checks what holds for every value: random tries, a seed that repeats them, small examples. */
@org.jspecify.annotations.NullMarked
package dev.aludel.property;
