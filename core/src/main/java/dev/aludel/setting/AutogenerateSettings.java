package dev.aludel.setting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the wanted schema is, where it is tried out, and how its differences are answered.
 *
 * @param models where the wanted schema is described: SQL files, folders of them, class names,
 *     {@code hibernate}; empty for the usual places
 * @param hibernate how entities are read, where they are a model
 * @param managed kinds of objects that are compared although no model has one
 * @param unmanaged patterns for objects that are left alone
 * @param scratch where scratch databases are made: {@code auto}, {@code embedded}, {@code server}
 *     or a URL
 * @param scratchInit a SQL file that runs first in each scratch database; empty for none
 * @param drops what happens where something is dropped
 * @param undecided what happens where a person must decide
 * @param forms which statements are written for tables that exist
 */
public record AutogenerateSettings(
    List<String> models,
    Hibernate hibernate,
    List<String> managed,
    List<String> unmanaged,
    String scratch,
    String scratchInit,
    Drops drops,
    Undecided undecided,
    Forms forms) {

  /** Scratch databases are made wherever that can be done without harm. */
  public static final String AUTO = "auto";

  /**
   * How entities are read.
   *
   * @param packages the packages to look in, with those below; empty for all
   * @param properties Hibernate's own settings, such as a naming strategy
   */
  public record Hibernate(List<String> packages, Map<String, String> properties) {

    /** All packages, and Hibernate's own defaults. */
    public static final Hibernate DEFAULT = new Hibernate(List.of(), Map.of());

    /** Copies both. */
    public Hibernate {
      packages = List.copyOf(packages);
      properties = Map.copyOf(properties);
    }

    /**
     * The same in other packages.
     *
     * @param names the packages to look in, with those below
     * @return the changed settings
     */
    public Hibernate withPackages(List<String> names) {
      return new Hibernate(names, properties);
    }

    /**
     * The same with one more setting of Hibernate's own.
     *
     * @param name its name
     * @param value its value
     * @return the changed settings
     */
    public Hibernate withProperty(String name, String value) {
      Map<String, String> more = new HashMap<>(properties);
      more.put(name, value);
      return new Hibernate(packages, more);
    }
  }

  /** What happens where something is dropped. */
  public enum Drops {
    /** Nothing is written; the list of drops and the ways out are shown. */
    ASK,
    /** The drops are written. */
    WRITE,
    /** The drops are left out and listed. */
    LATER
  }

  /** What happens where a person must decide. */
  public enum Undecided {
    /** The file says what to decide, and can't run before somebody did. */
    ASK,
    /** The plain statement is written, which fails where rows are in its way. */
    WRITE
  }

  /** Which statements are written for tables that exist. */
  public enum Forms {
    /** Those that don't keep readers and writers waiting, in transactions of their own. */
    ONLINE,
    /** The plain ones, in one transaction. */
    PLAIN
  }

  /** Copies the lists. */
  public AutogenerateSettings {
    models = List.copyOf(models);
    managed = List.copyOf(managed);
    unmanaged = List.copyOf(unmanaged);
  }

  /** {@return the usual places, {@code auto}, and questions where something must be decided} */
  public static AutogenerateSettings defaults() {
    return new AutogenerateSettings(
        List.of(),
        Hibernate.DEFAULT,
        List.of(),
        List.of(),
        AUTO,
        "",
        Drops.ASK,
        Undecided.ASK,
        Forms.ONLINE);
  }

  /**
   * The same with other models.
   *
   * @param places where the wanted schema is described
   * @return the changed settings
   */
  public AutogenerateSettings withModels(List<String> places) {
    return new AutogenerateSettings(
        places, hibernate, managed, unmanaged, scratch, scratchInit, drops, undecided, forms);
  }

  /**
   * The same with entities read in another way.
   *
   * @param entities how they are read
   * @return the changed settings
   */
  public AutogenerateSettings withHibernate(Hibernate entities) {
    return new AutogenerateSettings(
        models, entities, managed, unmanaged, scratch, scratchInit, drops, undecided, forms);
  }

  /**
   * The same with other kinds that are always compared.
   *
   * @param kinds names of kinds
   * @return the changed settings
   */
  public AutogenerateSettings withManaged(List<String> kinds) {
    return new AutogenerateSettings(
        models, hibernate, kinds, unmanaged, scratch, scratchInit, drops, undecided, forms);
  }

  /**
   * The same with other objects that are left alone.
   *
   * @param patterns patterns of names
   * @return the changed settings
   */
  public AutogenerateSettings withUnmanaged(List<String> patterns) {
    return new AutogenerateSettings(
        models, hibernate, managed, patterns, scratch, scratchInit, drops, undecided, forms);
  }

  /**
   * The same with another place for scratch databases.
   *
   * @param place {@code auto}, {@code embedded}, {@code server} or a URL
   * @return the changed settings
   */
  public AutogenerateSettings withScratch(String place) {
    return new AutogenerateSettings(
        models, hibernate, managed, unmanaged, place, scratchInit, drops, undecided, forms);
  }

  /**
   * The same with a file that runs first in each scratch database.
   *
   * @param file the path of a SQL file
   * @return the changed settings
   */
  public AutogenerateSettings withScratchInit(String file) {
    return new AutogenerateSettings(
        models, hibernate, managed, unmanaged, scratch, file, drops, undecided, forms);
  }

  /**
   * The same with another answer to drops.
   *
   * @param answer the answer
   * @return the changed settings
   */
  public AutogenerateSettings withDrops(Drops answer) {
    return new AutogenerateSettings(
        models, hibernate, managed, unmanaged, scratch, scratchInit, answer, undecided, forms);
  }

  /**
   * The same with another answer to what a person must decide.
   *
   * @param answer the answer
   * @return the changed settings
   */
  public AutogenerateSettings withUndecided(Undecided answer) {
    return new AutogenerateSettings(
        models, hibernate, managed, unmanaged, scratch, scratchInit, drops, answer, forms);
  }

  /**
   * The same with other statements.
   *
   * @param wanted which statements are written
   * @return the changed settings
   */
  public AutogenerateSettings withForms(Forms wanted) {
    return new AutogenerateSettings(
        models, hibernate, managed, unmanaged, scratch, scratchInit, drops, undecided, wanted);
  }

  /** Leaves out the URL of the scratch server, which may hold a password. */
  @Override
  public String toString() {
    return "AutogenerateSettings[models=%s, drops=%s, undecided=%s, forms=%s]"
        .formatted(models, drops, undecided, forms);
  }
}
