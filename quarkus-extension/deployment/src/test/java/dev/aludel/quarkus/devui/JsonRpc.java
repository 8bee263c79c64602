package dev.aludel.quarkus.devui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Asks what the page asks, over the Dev UI's own web socket. */
final class JsonRpc {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;

  JsonRpc(int port) {
    this.address = URI.create("ws://localhost:%d/q/dev-ui/json-rpc-ws".formatted(port));
  }

  /** {@return what the service's method answers; its parameters are named} */
  JsonNode ask(String method, Map<String, Object> parameters) throws Exception {
    Answer answer = new Answer();
    WebSocket socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, answer).join();
    try {
      Map<String, Object> request =
          Map.of(
              "jsonrpc",
              "2.0",
              "id",
              1,
              "method",
              "quarkus-aludel_" + method,
              "params",
              parameters);
      socket.sendText(JSON.writeValueAsString(request), true).join();
      JsonNode read = JSON.readTree(answer.text.get(120, TimeUnit.SECONDS));
      if (!read.hasNonNull("result")) {
        throw new AssertionError("The Dev UI answered " + read);
      }
      return read.get("result").get("object");
    } finally {
      socket.abort();
    }
  }

  private static final class Answer implements WebSocket.Listener {

    private final StringBuilder parts = new StringBuilder();
    private final CompletableFuture<String> text = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        text.complete(parts.toString());
      }
      socket.request(1);
      return CompletableFuture.completedFuture(socket);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      text.completeExceptionally(error);
    }
  }
}
