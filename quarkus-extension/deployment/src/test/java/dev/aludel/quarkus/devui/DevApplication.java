package dev.aludel.quarkus.devui;

import dev.aludel.quarkus.TestDatabase;
import dev.aludel.quarkus.devui.archive.CountEvents;
import dev.aludel.quarkus.devui.archive.CreateEvent;
import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import org.jboss.shrinkwrap.api.asset.StringAsset;

/**
 * An application in dev mode with databases that wait for somebody to upgrade them.
 *
 * @param shop the one without a name, with a branch point and a merge point
 * @param billing one whose second revision fails
 * @param archive one with Java revisions
 * @param stores one with a schema for each tenant
 * @param port where its Dev UI is served
 */
record DevApplication(
    TestDatabase shop, TestDatabase billing, TestDatabase archive, TestDatabase stores, int port) {

  static DevApplication of(String label) {
    return new DevApplication(
        TestDatabase.of(label),
        TestDatabase.of(label + "_billing"),
        TestDatabase.of(label + "_archive"),
        TestDatabase.of(label + "_stores"),
        freePort());
  }

  QuarkusDevModeTest test() {
    return new QuarkusDevModeTest()
        .withApplicationRoot(
            jar ->
                jar.addClasses(CreateEvent.class, CountEvents.class)
                    .addAsResource("devui/shop")
                    .addAsResource("devui/billing")
                    .addAsResource(new StringAsset(settings()), "application.properties"));
  }

  /** Takes the databases back to where nothing ever ran. */
  void forget() {
    for (TestDatabase database : List.of(shop, billing, archive, stores)) {
      database.execute("DROP SCHEMA IF EXISTS acme, zeta, public CASCADE; CREATE SCHEMA public");
    }
  }

  /** Opens or closes the door of {@code billing}. */
  void reachable(boolean wanted) {
    String name = billing.url().substring(billing.url().lastIndexOf('/') + 1);
    shop.execute("ALTER DATABASE %s WITH ALLOW_CONNECTIONS %s".formatted(name, wanted));
  }

  private String settings() {
    return shop.settings(port)
        + "quarkus.aludel.mode=none\nquarkus.aludel.locations=devui/shop\n"
        + named("billing", "devui/billing", billing)
        + named("archive", "dev/aludel/quarkus/devui/archive", archive)
        + named("stores", "devui/shop", stores)
        + "quarkus.aludel.stores.tenants=acme,zeta\n";
  }

  private static String named(String name, String location, TestDatabase database) {
    return """
        quarkus.aludel.%1$s.mode=none
        quarkus.aludel.%1$s.locations=%2$s
        quarkus.aludel.%1$s.url=%3$s
        quarkus.aludel.%1$s.user=%4$s
        quarkus.aludel.%1$s.password=%5$s
        """
        .formatted(name, location, database.url(), database.user(), database.password());
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
