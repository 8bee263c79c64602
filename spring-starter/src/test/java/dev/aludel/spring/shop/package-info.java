/** A small application, as a user would write it. */
@org.jspecify.annotations.NullMarked
package dev.aludel.spring.shop;
