package dev.aludel.spring;

import dev.aludel.report.MigrationEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;

/**
 * Publishes what becomes of each step as an event of the application. While it starts, nobody can
 * listen yet: what happened until then is published as soon as its beans are there.
 */
final class ApplicationEvents
    implements ApplicationEventPublisherAware, SmartInitializingSingleton {

  private final List<MigrationEvent> early = new ArrayList<>();
  private boolean heard;
  private @Nullable ApplicationEventPublisher publisher;

  @Override
  public void setApplicationEventPublisher(ApplicationEventPublisher found) {
    publisher = found;
  }

  void publish(MigrationEvent event) {
    synchronized (early) {
      if (!heard) {
        early.add(event);
        return;
      }
    }
    send(event);
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<MigrationEvent> kept;
    synchronized (early) {
      heard = true;
      kept = List.copyOf(early);
      early.clear();
    }
    kept.forEach(this::send);
  }

  private void send(MigrationEvent event) {
    if (publisher != null) {
      publisher.publishEvent(event);
    }
  }
}
