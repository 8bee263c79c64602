package dev.aludel;

/** Upgrades one database to head, in a process of its own. */
final class UpgradeMain {

  private UpgradeMain() {}

  public static void main(String[] arguments) {
    Aludel.builder()
        .url(arguments[0], arguments[1], arguments[2])
        .locations(arguments[3])
        .build()
        .upgrade();
  }
}
