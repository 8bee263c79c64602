package dev.aludel.spring;

import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** Ends the process of a short run in place of telling that the application didn't start. */
final class ShortRunEnd implements ApplicationListener<ApplicationFailedEvent>, Ordered {

  ShortRunEnd() {}

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(ApplicationFailedEvent event) {
    for (Throwable cause = event.getException(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ShortRunDone done) {
        System.exit(done.code());
      }
    }
  }
}
