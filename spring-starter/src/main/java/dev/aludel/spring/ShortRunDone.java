package dev.aludel.spring;

/**
 * Takes an application down that was started for a command, or to upgrade and end, when that is
 * done: before entities are validated and schedulers start, for which the schema may not be there.
 */
final class ShortRunDone extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int code;

  ShortRunDone(int code) {
    super("Aludel has done what the application was started for.", null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }
}
