package dev.aludel.quarkus;

import dev.aludel.AludelBuilder;

/**
 * A bean that has the last word on how the library is built, after every setting. It is asked for
 * each database; one with {@link AludelDataSource} for the one that it names.
 */
@FunctionalInterface
public interface AludelCustomizer {

  /**
   * Changes the builder of one database.
   *
   * @param database the name of the data source; empty for the one without a name
   * @param builder the builder, with the settings and the beans in it
   */
  void customize(String database, AludelBuilder builder);
}
