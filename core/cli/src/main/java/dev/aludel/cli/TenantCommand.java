package dev.aludel.cli;

import java.util.concurrent.Callable;

/** A command that is about one schema, and goes from tenant to tenant where there are several. */
interface TenantCommand extends Callable<Integer> {}
