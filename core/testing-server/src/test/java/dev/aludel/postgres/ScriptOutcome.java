package dev.aludel.postgres;

/**
 * How the run of a script ended.
 *
 * @param done whether it ran to its end
 * @param error what stopped it; an empty text where nothing did
 */
public record ScriptOutcome(boolean done, String error) {}
