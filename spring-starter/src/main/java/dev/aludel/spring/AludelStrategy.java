package dev.aludel.spring;

import dev.aludel.Aludel;
import dev.aludel.setting.StartMode;

/**
 * A bean that decides what happens to a database when the application starts, in place of what the
 * settings {@code mode} and {@code target} say. It is asked once for each database, the one without
 * a name first, before anything uses the schema.
 *
 * <pre>{@code
 * @Bean
 * AludelStrategy afterBackup(Backups backups) {
 *   return (database, aludel) -> {
 *     backups.requireOneOfToday();
 *     return aludel.start();
 *   };
 * }
 * }</pre>
 *
 * <p>What it needs must not wait for the schema itself, as JPA and a {@code JdbcTemplate} do. What
 * it throws keeps the application from starting. Commands of {@code aludel.run} don't ask it.
 */
@FunctionalInterface
public interface AludelStrategy {

  /**
   * Brings a database to where the application needs it; {@link Aludel#start()} is what happens
   * without a strategy.
   *
   * @param database the name under {@code aludel.databases}; empty for the one without a name
   * @param aludel the library for it
   * @return what was done, which {@link Aludel#start()} tells; after {@link
   *     StartMode#UPGRADE_AND_EXIT} for the database without a name the application ends
   */
  StartMode start(String database, Aludel aludel);
}
