/** Tests whose annotations have other names in the other generation. */
@org.jspecify.annotations.NullMarked
package dev.aludel.spring.boot3;
