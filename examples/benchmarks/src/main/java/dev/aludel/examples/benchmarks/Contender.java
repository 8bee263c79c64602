package dev.aludel.examples.benchmarks;

/**
 * One line of a table: a means and how it works.
 *
 * @param label what the report calls it
 * @param means by what it works
 * @param option how, in its worker's words
 * @param place where its revisions are
 */
record Contender(String label, Means means, String option, String place) {}
