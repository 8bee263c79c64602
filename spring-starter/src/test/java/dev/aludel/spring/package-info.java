@org.jspecify.annotations.NullMarked
package dev.aludel.spring;
