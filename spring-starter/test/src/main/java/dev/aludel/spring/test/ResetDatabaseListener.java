package dev.aludel.spring.test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ReflectionUtils;

/** Has the database put back for {@link ResetDatabase}. */
final class ResetDatabaseListener extends AbstractTestExecutionListener {

  /** Behind the injection of dependencies, before a test's transaction and its scripts. */
  private static final int ORDER = 3500;

  private static final String SEEN = ResetDatabaseListener.class.getName() + ".seen";
  private static final String RESETS = ResetDatabaseListener.class.getName() + ".resets";

  /** Tests that may have committed something, in whichever application: it may be one database. */
  private static final List<String> BEFORE = Collections.synchronizedList(new ArrayList<>());

  ResetDatabaseListener() {}

  @Override
  public int getOrder() {
    return ORDER;
  }

  /** Not earlier: what an application needs to start may come from the class's own methods. */
  @Override
  public void prepareTestInstance(TestContext test) {
    if (test.hasAttribute(SEEN)) {
      return;
    }
    test.setAttribute(SEEN, true);
    @Nullable ResetDatabase reset =
        TestContextAnnotationUtils.findMergedAnnotation(test.getTestClass(), ResetDatabase.class);
    if (reset != null) {
      template(test, reset).reset(test.getApplicationContext());
    }
    // Before the first test of the class, whichever it is.
    ReflectionUtils.doWithMethods(
        test.getTestClass(), method -> onMethod(method).ifPresent(found -> template(test, found)));
  }

  @Override
  public void beforeTestMethod(TestContext test) {
    onMethod(test.getTestMethod())
        .ifPresent(reset -> template(test, reset).reset(test.getApplicationContext()));
  }

  @Override
  public void afterTestClass(TestContext test) {
    boolean rollsBack =
        TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), Transactional.class);
    if (!rollsBack && !test.hasAttribute(RESETS) && test.hasApplicationContext()) {
      BEFORE.add(test.getTestClass().getSimpleName());
    }
  }

  private static Optional<ResetDatabase> onMethod(java.lang.reflect.Method method) {
    return Optional.ofNullable(
        AnnotatedElementUtils.findMergedAnnotation(method, ResetDatabase.class));
  }

  private static DatabaseTemplate template(TestContext test, ResetDatabase reset) {
    test.setAttribute(RESETS, true);
    ApplicationContext application = test.getApplicationContext();
    return DatabaseTemplate.of(
        application,
        reset.value().isEmpty()
            ? application.getBean(DataSource.class)
            : application.getBean(reset.value(), DataSource.class),
        List.copyOf(BEFORE));
  }
}
