package dev.aludel.internal.target;

import dev.aludel.internal.database.ConnectionSource;

/**
 * A database that is dropped at the end of the run.
 *
 * @param name its name on the scratch server
 * @param source where connections to it come from
 */
record ScratchDatabase(String name, ConnectionSource source) {}
