package dev.aludel;

import dev.aludel.report.StartMode;

/**
 * What to do when an application starts.
 *
 * @param mode what happens to the database
 * @param target how far an upgrade goes
 */
record StartSettings(StartMode mode, String target) {

  static final StartSettings DEFAULT = new StartSettings(StartMode.UPGRADE, "head");
}
