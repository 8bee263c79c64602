package dev.aludel.internal.run.plan;

import dev.aludel.internal.text.ShownText;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of each thing once in a run, however often the run looks at it. */
public final class Warnings {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final Set<String> told = new HashSet<>();

  public void tell(String text) {
    if (told.add(text)) {
      LOG.warn("{}", ShownText.line(text));
    }
  }
}
