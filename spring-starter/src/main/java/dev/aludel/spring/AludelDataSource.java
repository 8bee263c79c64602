package dev.aludel.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks the data source that revisions run on, where it is not the application's own; and, with a
 * name, that of a further database.
 *
 * <pre>{@code
 * @Bean(defaultCandidate = false)
 * @AludelDataSource
 * DataSource owner() { … }
 * }</pre>
 *
 * <p>On a bean that is a revision, a {@code SchemaModel}, a listener or a customizer it says which
 * database that is for.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.TYPE,
  ElementType.ANNOTATION_TYPE
})
public @interface AludelDataSource {

  /** {@return the name under {@code aludel.databases}; empty for the database without a name} */
  String value() default "";
}
