package dev.aludel;

import dev.aludel.report.MigrationListener;
import dev.aludel.revision.Step;

/** Upgrades one database to head, in a process of its own, and prints what the server says. */
final class UpgradeMain {

  private UpgradeMain() {}

  public static void main(String[] arguments) {
    Aludel.builder()
        .url(arguments[0], arguments[1], arguments[2])
        .locations(arguments[3])
        .listener(
            new MigrationListener() {
              @Override
              public void noticed(Step step, String severity, String message) {
                System.out.println(severity + " " + message);
              }
            })
        .build()
        .upgrade();
  }
}
