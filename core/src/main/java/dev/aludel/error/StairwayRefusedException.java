package dev.aludel.error;

/** The stairway takes back whatever is applied, so it climbs in an empty schema alone. */
public final class StairwayRefusedException extends WorkbenchException {

  /**
   * Says what is there already.
   *
   * @param description which database it is, and what it holds
   * @param action what to do about it
   */
  public StairwayRefusedException(String description, String action) {
    super(description, action, null);
  }
}
