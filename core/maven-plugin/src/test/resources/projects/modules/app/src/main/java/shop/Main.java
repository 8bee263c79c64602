package shop;

import dev.aludel.Aludel;

public final class Main {
  public static void main(String[] arguments) {
    Aludel.builder().url(arguments[0], arguments[1], arguments[2]).build().upgrade();
  }
}
