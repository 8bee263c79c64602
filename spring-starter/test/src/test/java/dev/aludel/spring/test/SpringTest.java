package dev.aludel.spring.test;

import java.lang.reflect.Method;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContextManager;

/**
 * A test class of an application's, of which Spring's listeners hear as from JUnit: so one test can
 * see what happens between two of them.
 */
final class SpringTest {

  private final TestContextManager spring;
  private final Object instance = new Object();

  private SpringTest(Class<?> type) {
    this.spring = new TestContextManager(type);
  }

  /** Up to where the first test would begin. */
  static SpringTest begun(Class<?> type) throws Exception {
    SpringTest test = new SpringTest(type);
    test.spring.beforeTestClass();
    test.spring.prepareTestInstance(test.instance);
    return test;
  }

  /** Runs one of its methods, which is handed what a test would have injected. */
  SpringTest test(String name, Body body) throws Exception {
    Method method = spring.getTestContext().getTestClass().getDeclaredMethod(name);
    spring.prepareTestInstance(instance);
    spring.beforeTestMethod(instance, method);
    try {
      body.run(new JdbcTemplate(application().getBean(DataSource.class)));
    } finally {
      spring.afterTestMethod(instance, method, null);
    }
    return this;
  }

  void end() throws Exception {
    spring.afterTestClass();
  }

  /** Closes the application that a class and its like share, as {@code @DirtiesContext} does. */
  static void closeApplication(Class<?> type) {
    new SpringTest(type)
        .spring
        .getTestContext()
        .markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
  }

  ApplicationContext application() {
    return spring.getTestContext().getApplicationContext();
  }

  /** What the method does. */
  interface Body {
    void run(JdbcTemplate jdbc) throws SQLException;
  }
}
