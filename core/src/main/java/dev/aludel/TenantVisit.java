package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConnectionFailedException;
import dev.aludel.error.NotAtHeadException;
import dev.aludel.error.TenantsFailedException;
import dev.aludel.internal.database.ConnectionSource;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the same to each tenant of a database; a failure in one does not stop the others. Whoever
 * works on them keeps one connection for all.
 */
final class TenantVisit {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final ConnectionSource source;
  private final Queue<String> waiting;
  private final BiConsumer<String, ConnectionSource> work;
  private final Map<String, AludelException> failed = new ConcurrentHashMap<>();

  private TenantVisit(
      ConnectionSource source, List<String> schemas, BiConsumer<String, ConnectionSource> work) {
    this.source = source;
    this.waiting = new ConcurrentLinkedQueue<>(schemas);
    this.work = work;
  }

  /**
   * Starts every tenant, and tells how many of them were behind.
   *
   * @param schemas the tenants
   * @param atOnce how many are worked on at the same time
   * @param source where the connections come from
   * @param start starts one over the connection it is given, and tells whether anything ran
   * @throws TenantsFailedException where it failed in any
   */
  static void start(
      List<String> schemas,
      int atOnce,
      ConnectionSource source,
      BiPredicate<String, ConnectionSource> start) {
    long begun = System.nanoTime();
    AtomicInteger upgraded = new AtomicInteger();
    each(
        schemas,
        atOnce,
        source,
        (schema, connection) -> upgraded.addAndGet(start.test(schema, connection) ? 1 : 0));
    LOG.info(
        "{} tenant(s) in {} ms, {} of them upgraded",
        schemas.size(),
        Duration.ofNanos(System.nanoTime() - begun).toMillis(),
        upgraded);
  }

  /**
   * Visits every tenant.
   *
   * @param schemas the tenants
   * @param atOnce how many are worked on at the same time; one needs no further thread
   * @param source where the connections come from, as many as are worked on at once
   * @param work what to do to one, over the connection it is given
   * @throws TenantsFailedException where it failed in any
   */
  static void each(
      List<String> schemas,
      int atOnce,
      ConnectionSource source,
      BiConsumer<String, ConnectionSource> work) {
    TenantVisit visit = new TenantVisit(source, schemas, work);
    int workers = Math.min(atOnce, schemas.size());
    if (workers > 1) {
      visit.takeTogether(workers);
    } else {
      visit.take();
    }
    if (!visit.failed.isEmpty()) {
      Map<String, AludelException> inOrder = new LinkedHashMap<>();
      schemas.stream()
          .filter(visit.failed::containsKey)
          .forEach(schema -> inOrder.put(schema, visit.failed.get(schema)));
      int notTried = visit.waiting.size();
      throw new TenantsFailedException(
          inOrder, schemas.size() - inOrder.size() - notTried, notTried);
    }
  }

  private void takeTogether(int workers) {
    ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            workers,
            work -> {
              Thread thread = new Thread(work, "aludel-tenants");
              thread.setDaemon(true);
              thread.setContextClassLoader(classLoader);
              return thread;
            });
    try {
      Callable<Void> worker =
          () -> {
            take();
            return null;
          };
      for (Future<Void> ended : threads.invokeAll(Collections.nCopies(workers, worker))) {
        ended.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotAtHeadException(
          "The work on the tenants was interrupted, with %s of them left."
              .formatted(waiting.size()),
          "Start again; what is done stays.",
          List.of());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /** Takes one tenant after the other, until none is left or the server can't be reached. */
  private void take() {
    try (ConnectionSource.Kept kept = source.kept()) {
      for (String schema = waiting.poll(); schema != null; schema = waiting.poll()) {
        try {
          work.accept(schema, kept);
        } catch (ConnectionFailedException e) {
          failed.put(schema, e);
          return;
        } catch (AludelException e) {
          failed.put(schema, e);
          kept.giveBack();
        }
      }
    }
  }
}
