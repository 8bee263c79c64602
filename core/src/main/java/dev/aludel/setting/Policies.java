package dev.aludel.setting;

import java.util.Optional;

/**
 * What a run does about a database that is not as its revisions expect.
 *
 * @param onChanged a revision changed after it was applied
 * @param onAhead a newer build has brought the database further than this build's heads
 * @param onUnversioned the schema holds tables, but neither of Aludel's
 * @param allowEmpty whether finding no revision at all is fine
 */
public record Policies(
    OnChanged onChanged, Reaction onAhead, OnUnversioned onUnversioned, boolean allowEmpty) {

  /**
   * {@return fail on a change, warn when ahead, fail on an unversioned schema, and fail where no
   * revision is found}
   */
  public static Policies defaults() {
    return new Policies(OnChanged.FAIL, Reaction.WARN, OnUnversioned.FAIL, false);
  }

  /**
   * The same with another answer to a changed revision.
   *
   * @param answer the answer
   * @return the changed policies
   */
  public Policies withOnChanged(OnChanged answer) {
    return new Policies(answer, onAhead, onUnversioned, allowEmpty);
  }

  /**
   * The same with another answer to a database that is ahead.
   *
   * @param reaction the answer
   * @return the changed policies
   */
  public Policies withOnAhead(Reaction reaction) {
    return new Policies(onChanged, reaction, onUnversioned, allowEmpty);
  }

  /**
   * The same with another answer to an unversioned schema.
   *
   * @param answer the answer
   * @return the changed policies
   */
  public Policies withOnUnversioned(OnUnversioned answer) {
    return new Policies(onChanged, onAhead, answer, allowEmpty);
  }

  /**
   * The same with the choice whether no revision at all is fine.
   *
   * @param allow whether it is
   * @return the changed policies
   */
  public Policies withAllowEmpty(boolean allow) {
    return new Policies(onChanged, onAhead, onUnversioned, allow);
  }

  /** What to do about a revision that was changed after it was applied. */
  public enum OnChanged {
    /** Stop before anything is run, with an error. */
    FAIL,
    /** Log a warning and go on. */
    WARN,
    /** Go on without a word. */
    IGNORE,
    /**
     * Take it back, with what stands on it, and run its new text: while it is developed, on
     * databases whose rows may be lost. An upgrade does so; what only checks or takes back says
     * that it would.
     */
    REDO
  }

  /**
   * What to do about a schema that holds tables, but neither of Aludel's.
   *
   * @param upgrades whether to go on and run what is pending
   * @param stamp the revision that such a schema is taken to be at
   * @param flyway the table of Flyway's that says which revision such a schema is at
   */
  public record OnUnversioned(boolean upgrades, Optional<String> stamp, Optional<String> flyway) {
    /** Stop with an error that names the ways on. */
    public static final OnUnversioned FAIL =
        new OnUnversioned(false, Optional.empty(), Optional.empty());

    /** Run every revision from base, as on an empty schema. */
    public static final OnUnversioned UPGRADE =
        new OnUnversioned(true, Optional.empty(), Optional.empty());

    /**
     * Stamp the schema first, then go on from there.
     *
     * @param revision the revision that the schema is at
     * @return the answer
     */
    public static OnUnversioned stamp(String revision) {
      return new OnUnversioned(true, Optional.of(revision), Optional.empty());
    }

    /**
     * Stamp the schema as Flyway's table says, then go on from there.
     *
     * @param table Flyway's table, as a rule {@code flyway_schema_history}
     * @return the answer
     */
    public static OnUnversioned flyway(String table) {
      return new OnUnversioned(true, Optional.empty(), Optional.of(table));
    }

    /**
     * Reads the setting's text.
     *
     * @param text {@code fail}, {@code upgrade}, {@code stamp:<revision>}, {@code flyway}, or
     *     {@code flyway:<table>} where Flyway's table has another name
     * @return the answer
     * @throws IllegalArgumentException for any other text
     */
    public static OnUnversioned parse(String text) {
      if (text.equals("fail")) {
        return FAIL;
      }
      if (text.equals("upgrade")) {
        return UPGRADE;
      }
      if (text.startsWith("stamp:") && text.length() > "stamp:".length()) {
        return stamp(text.substring("stamp:".length()));
      }
      if (text.equals("flyway")) {
        return flyway("flyway_schema_history");
      }
      if (text.startsWith("flyway:") && text.length() > "flyway:".length()) {
        return flyway(text.substring("flyway:".length()));
      }
      throw new IllegalArgumentException(
          "'" + text + "' is none of 'fail', 'upgrade', 'stamp:<revision>' and 'flyway'");
    }
  }
}
