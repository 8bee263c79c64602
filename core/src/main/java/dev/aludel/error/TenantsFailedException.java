package dev.aludel.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Some of a database's tenants could not be brought to where they should be; the others were. */
public final class TenantsFailedException extends AludelException {

  private static final int SHOWN = 10;

  private final Map<String, AludelException> failures;

  /**
   * Tells each tenant's failure.
   *
   * @param failures what went wrong, by the tenant's schema; at least one
   * @param done how many tenants are where they should be
   * @param notTried how many were left out, since the server could no longer be reached
   */
  public TenantsFailedException(Map<String, AludelException> failures, int done, int notTried) {
    super(
        describe(failures, failures.size() + done + notTried),
        next(done, notTried),
        failures.values().iterator().next());
    this.failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    failures.values().stream().skip(1).forEach(this::addSuppressed);
  }

  /** {@return what went wrong, by the tenant's schema, in the order of the tenants} */
  public Map<String, AludelException> failures() {
    return failures;
  }

  private static String describe(Map<String, AludelException> failures, int all) {
    return failures.entrySet().stream()
        .limit(SHOWN)
        .map(entry -> "\n- '" + entry.getKey() + "': " + entry.getValue().getMessage())
        .collect(
            Collectors.joining(
                "",
                "%s of %s tenants failed:".formatted(failures.size(), all),
                failures.size() > SHOWN ? "\n- and " + (failures.size() - SHOWN) + " more" : ""));
  }

  private static String next(int done, int notTried) {
    String left = notTried == 0 ? "" : "%s of the others were not tried. ".formatted(notTried);
    return left
        + "%s are as they should be. Mend what was named, then start again: only what is left is done. On the command line '--tenant <schema>' names one."
            .formatted(done);
  }
}
