package dev.aludel;

/**
 * A bean of Spring or Quarkus that has the last word on how the library is built, after every
 * setting.
 *
 * <pre>{@code
 * AludelCustomizer owner =
 *     (database, builder) -> builder.settings(Map.of("placeholders.owner", "shop"));
 * }</pre>
 *
 * <p>It is called once for each database when the application starts, with or without a command;
 * one that carries the adapter's {@code @AludelDataSource} for the database that it names alone. A
 * test's scratch database, and a command in dev mode's console, is another library and asks again.
 */
@FunctionalInterface
public interface AludelCustomizer {

  /**
   * Changes the builder of one database.
   *
   * @param database the database's name in the settings; empty for the one without a name
   * @param builder the builder, with the settings and the beans in it
   */
  void customize(String database, AludelBuilder builder);
}
