/** Random pairs of schemas, as DDL, and what makes a failing pair short enough to be read. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.autogenerate.random;
