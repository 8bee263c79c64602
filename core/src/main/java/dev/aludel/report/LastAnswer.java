package dev.aludel.report;

import dev.aludel.error.AludelException;
import java.time.Duration;
import java.util.Optional;

/**
 * The last answer to a question that a database is asked from time to time, and why it has not
 * answered since.
 *
 * @param value the answer; nothing where it was never given
 * @param age how long ago it was given; zero where it never was
 * @param failure why the database did not answer when it was asked last; nothing where it did, or
 *     has not been asked yet
 * @param <T> what is asked for
 */
public record LastAnswer<T>(Optional<T> value, Duration age, Optional<AludelException> failure) {}
