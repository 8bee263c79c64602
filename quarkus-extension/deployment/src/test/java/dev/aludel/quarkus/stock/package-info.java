@org.jspecify.annotations.NullMarked
package dev.aludel.quarkus.stock;
