package dev.aludel.report;

import dev.aludel.revision.Step;
import java.time.Duration;

/**
 * A step that was done.
 *
 * @param step the revision, its direction and the rows around it
 * @param duration how long it took, its commit included
 */
public record StepReport(Step step, Duration duration) {}
