/** An application without JPA. */
@org.jspecify.annotations.NullMarked
package dev.aludel.spring.plain;
