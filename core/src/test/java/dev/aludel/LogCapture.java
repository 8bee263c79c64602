package dev.aludel;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MessageFormatter;

/**
 * What Aludel logs meanwhile in the thread that made this, and in threads which that one starts:
 * other tests may run beside it.
 */
public final class LogCapture implements AutoCloseable {

  private static final ThreadLocal<LogCapture> CURRENT = new InheritableThreadLocal<>();

  static {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).addTurboFilter(new Filter());
  }

  private final Level level;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Takes what is logged at INFO and above. */
  public LogCapture() {
    this(Level.INFO);
  }

  LogCapture(Level level) {
    this.level = level;
    CURRENT.set(this);
  }

  /** {@return the messages so far, without their level, each followed by what was thrown, if so} */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    CURRENT.remove();
  }

  private static final class Filter extends TurboFilter {

    @Override
    public FilterReply decide(
        Marker marker,
        Logger logger,
        Level level,
        String format,
        Object[] values,
        Throwable thrown) {
      LogCapture capture = CURRENT.get();
      if (capture == null || !logger.getName().startsWith("dev.aludel")) {
        return FilterReply.NEUTRAL;
      }
      if (!level.isGreaterOrEqual(capture.level)) {
        return FilterReply.DENY;
      }
      if (format == null) { // somebody asks whether the level is on
        return FilterReply.ACCEPT;
      }
      FormattingTuple line = MessageFormatter.arrayFormat(format, values, thrown);
      capture.lines.add(line.getMessage());
      if (line.getThrowable() != null) {
        capture.lines.add(line.getThrowable().toString());
      }
      return FilterReply.DENY;
    }
  }
}
