/** A revision that makes the tables of Spring Session. */
@org.jspecify.annotations.NullMarked
package dev.aludel.spring.session;
