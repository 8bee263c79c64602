/** Revisions in Java, which only some tests want. */
@org.jspecify.annotations.NullMarked
package dev.aludel.spring.shop.revisions;
