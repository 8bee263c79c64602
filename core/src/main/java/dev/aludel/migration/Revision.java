package dev.aludel.migration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a public class that implements {@link Migration} a revision, with what a SQL revision says
 * in its header.
 *
 * <pre>{@code
 * @Revision(id = "20241107_130000", revises = "20241107_120000", message = "backfill slugs")
 * public final class R20241107_130000_BackfillSlugs implements ReversibleMigration { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {

  /** {@return the revision's id: 1 to 64 characters from {@code A-Z a-z 0-9 _ .}} */
  String id();

  /** {@return the ids it revises: {@code "base"} for a root, several for a merge point} */
  String[] revises();

  /** {@return the ids or labels of other revisions that must have run before it} */
  String[] dependsOn() default {};

  /** {@return the branch labels it carries} */
  String[] labels() default {};

  /** {@return one line that says what it is for} */
  String message() default "";

  /** {@return whether it runs inside a transaction} */
  boolean transaction() default true;

  /** {@return the lock_timeout for this revision, such as {@code "3s"}; empty for the run's own} */
  String lockTimeout() default "";

  /**
   * {@return the statement_timeout for this revision, such as {@code "5min"}; empty for the run's
   * own}
   */
  String statementTimeout() default "";

  /** {@return whether it may be called again after a lock timeout or a deadlock} */
  boolean retry() default true;

  /**
   * {@return whether it may run on a scratch database, where the revisions are replayed to find out
   * which schema they make}
   */
  boolean replay() default true;
}
