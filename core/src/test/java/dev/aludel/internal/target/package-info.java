@org.jspecify.annotations.NullMarked
package dev.aludel.internal.target;
