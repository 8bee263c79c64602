package dev.aludel.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts the test's database back to how the started application had it, for tests that commit: on a
 * class before its first test, on a method before that test.
 *
 * <pre>{@code
 * @SpringBootTest
 * @ResetDatabase
 * class OrdersTest { … }
 * }</pre>
 *
 * <p>The first time it copies the database, which takes all other connections to it; afterwards the
 * database is dropped and made from that copy, which takes as long as copying its files. So every
 * class that commits should have it: what others leave before the first one is in the copy. The
 * copy is dropped when the JVM ends. Settings and grants of the database itself ({@code ALTER
 * DATABASE … SET}, {@code GRANT … ON DATABASE}) are not in a copy.
 *
 * <p>The reset comes before {@code @BeforeEach} and before the test's transaction begins, and takes
 * away what a static {@code @BeforeAll} method put there. The user needs CREATEDB and owns the
 * database, as in containers and embedded servers. Tests on one database can't run at once.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ResetDatabase {

  /** {@return the name of the data source's bean; empty for the application's only one} */
  String value() default "";
}
