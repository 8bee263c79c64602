package dev.aludel.spring.actuate;

import dev.aludel.error.AludelException;
import dev.aludel.error.DatabaseStateException;
import dev.aludel.error.LockWaitException;
import dev.aludel.error.PlanningException;
import dev.aludel.error.ResolutionException;
import dev.aludel.error.VetoedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/** Answers an upgrade over HTTP: a failure is a status and the library's own words. */
@EndpointWebExtension(endpoint = AludelEndpoint.class)
public final class AludelWebEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private static final int ASKED_WRONGLY = 400;
  private static final int CONFLICT = 409;
  private static final int FAILED = 500;

  private final AludelEndpoint endpoint;

  AludelWebEndpoint(AludelEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Brings one database up to a target, and answers when that is done.
   *
   * @param database its name; the one without a name where there is none, or {@code default}
   * @param tenant one of its tenants, where it has any
   * @param target an identifier; what the setting {@code target} says where there is none
   * @return what was run, or what went wrong and what to do next
   */
  @WriteOperation
  public WebEndpointResponse<Map<String, Object>> upgrade(
      @org.springframework.lang.Nullable @Nullable String database,
      @org.springframework.lang.Nullable @Nullable String tenant,
      @org.springframework.lang.Nullable @Nullable String target) {
    try {
      return new WebEndpointResponse<>(endpoint.upgrade(database, tenant, target));
    } catch (IllegalArgumentException e) {
      return answer(ASKED_WRONGLY, String.valueOf(e.getMessage()), "");
    } catch (AludelException e) {
      if (status(e) != ASKED_WRONGLY) {
        LOG.error("An upgrade that was asked for over HTTP failed.", e);
      }
      return answer(status(e), e.description(), e.action());
    }
  }

  private static int status(AludelException e) {
    if (e instanceof ResolutionException) {
      return ASKED_WRONGLY;
    }
    return e instanceof PlanningException
            || e instanceof DatabaseStateException
            || e instanceof LockWaitException
            || e instanceof VetoedException
        ? CONFLICT
        : FAILED;
  }

  private static WebEndpointResponse<Map<String, Object>> answer(
      int status, String error, String action) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    if (!action.isEmpty()) {
      body.put("action", action);
    }
    return new WebEndpointResponse<>(body, status);
  }
}
