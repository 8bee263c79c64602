package dev.aludel.spring;

import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/** Runs the command, and ends the process before the application's own runners begin. */
final class ShortRunEnd implements ApplicationListener<ApplicationStartedEvent>, Ordered {

  ShortRunEnd() {}

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(ApplicationStartedEvent event) {
    ConfigurableApplicationContext context = event.getApplicationContext();
    boolean topmost = context.getParent() == null;
    if (!topmost || !ShortRun.asked(context.getEnvironment())) {
      return;
    }
    Optional<String> command = ShortRun.command(context.getEnvironment());
    int code = command.map(text -> context.getBean(AludelCommandLine.class).run(text)).orElse(0);
    SpringApplication.exit(context);
    System.exit(code);
  }
}
