package dev.aludel.internal.target;

import dev.aludel.internal.sql.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** A short text that differs where any of many parts does. */
final class Digest {

  private static final int SHORT = 12;

  private final MessageDigest digest = Sha256.begin();

  private Digest() {}

  static Digest of(List<String> parts) {
    Digest digest = new Digest();
    parts.forEach(digest::add);
    return digest;
  }

  void add(String part) {
    add(part.getBytes(StandardCharsets.UTF_8));
  }

  /** The length goes first, so that two parts differ from the same text cut elsewhere. */
  void add(byte[] part) {
    digest.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(part);
  }

  /** {@return all digits; nothing may be added afterwards} */
  String text() {
    return Sha256.end(digest);
  }

  /** {@return the first twelve digits; nothing may be added afterwards} */
  String shortened() {
    return text().substring(0, SHORT);
  }
}
