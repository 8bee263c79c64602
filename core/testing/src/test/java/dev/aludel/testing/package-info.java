/** Tests of what tests use, and the contract that each way to start Aludel keeps. */
@org.jspecify.annotations.NullMarked
package dev.aludel.testing;
