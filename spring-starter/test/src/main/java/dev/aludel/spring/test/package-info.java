/** What the tests of a Spring Boot application want of Aludel. */
@org.jspecify.annotations.NullMarked
package dev.aludel.spring.test;
