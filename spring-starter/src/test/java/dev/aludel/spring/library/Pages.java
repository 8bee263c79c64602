package dev.aludel.spring.library;

/**
 * How long a book is.
 *
 * @param count how many there are
 */
public record Pages(int count) {}
