/** Lists that are written down, which the tests of each module hold against what is there. */
@org.jspecify.annotations.NullMarked
package dev.aludel.golden;
