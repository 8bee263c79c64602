package dev.aludel.internal.target;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A short text that differs where any of many parts does. */
final class Digest {

  private static final int SHORT = 12;

  private final MessageDigest digest;

  private Digest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

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
    return HexFormat.of().formatHex(digest.digest());
  }

  /** {@return the first twelve digits; nothing may be added afterwards} */
  String shortened() {
    return text().substring(0, SHORT);
  }
}
