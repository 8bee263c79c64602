@org.jspecify.annotations.NullMarked
package dev.aludel.examples.platform;
