package dev.aludel.postgres;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a fresh database on a real PostgreSQL.
 *
 * <pre>{@code
 * @ExtendWith(PostgresExtension.class)
 * class UpgradeTest {
 *   private final PostgresDatabase db;
 *
 *   UpgradeTest(PostgresDatabase db) {
 *     this.db = db;
 *   }
 * }
 * }</pre>
 *
 * <p>All tests of a class, nested classes included, share one database, which is dropped after the
 * last; {@link PostgresDatabase#fresh()} gives a test one of its own. Where no test asks, no server
 * is started.
 */
public final class PostgresExtension implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(PostgresExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PostgresDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext outermost = outermostClass(context);
    return outermost
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            PostgresDatabase.class,
            key ->
                PostgresServer.shared()
                    .createDatabase(outermost.getRequiredTestClass().getSimpleName()),
            PostgresDatabase.class);
  }

  /** The store of this context closes the database after the class's last test. */
  private static ExtensionContext outermostClass(ExtensionContext context) {
    return context
        .getParent()
        .filter(parent -> parent.getTestClass().isPresent())
        .map(PostgresExtension::outermostClass)
        .orElse(context);
  }
}
