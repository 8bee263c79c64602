package dev.aludel.internal.script.writing;

import java.util.List;
import java.util.Optional;

/**
 * A new revision as it was asked for.
 *
 * @param message what it is for; blanks and line ends in it don't count
 * @param parents identifiers of what it follows; one, or several for a merge point
 * @param splice whether it may follow what is no head
 * @param label a branch label
 * @param dependsOn identifiers of its dependencies
 * @param id its id, unless one is to be made from the time
 * @param java whether it is a class
 * @param folder the folder to write to, before that of the settings
 * @param upgrade the SQL of its upgrade
 * @param downgrade the SQL of its downgrade
 */
public record Draft(
    String message,
    List<String> parents,
    boolean splice,
    Optional<String> label,
    List<String> dependsOn,
    Optional<String> id,
    boolean java,
    Optional<String> folder,
    String upgrade,
    String downgrade) {

  /** Copies the lists, and makes the message one line. */
  public Draft {
    message = message.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    parents = List.copyOf(parents);
    dependsOn = List.copyOf(dependsOn);
  }

  /**
   * The same with its SQL.
   *
   * @param up the SQL of its upgrade
   * @param down the SQL of its downgrade
   * @return the changed draft
   */
  public Draft withSql(String up, String down) {
    return new Draft(message, parents, splice, label, dependsOn, id, java, folder, up, down);
  }

  Draft withMessage(String text) {
    return new Draft(text, parents, splice, label, dependsOn, id, java, folder, upgrade, downgrade);
  }
}
