package dev.aludel.quarkus;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a further database: {@code @Inject @AludelDataSource("reports") Aludel reports}.
 *
 * <p>On a {@link dev.aludel.report.MigrationListener} it says which database is listened to, and on
 * an {@link dev.aludel.AludelCustomizer} which one is customized. On a Java revision, whose
 * location says which database it is for, it is checked by the build.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface AludelDataSource {

  /** {@return the name, as in {@code quarkus.aludel."name".locations}} */
  String value();

  /** The annotation as a value, to select beans with. */
  final class Literal extends AnnotationLiteral<AludelDataSource> implements AludelDataSource {

    private static final long serialVersionUID = 1L;

    private final String value;

    private Literal(String value) {
      this.value = value;
    }

    /**
     * Makes one.
     *
     * @param value the name of a database
     * @return the annotation
     */
    public static Literal of(String value) {
      return new Literal(value);
    }

    @Override
    public String value() {
      return value;
    }
  }
}
