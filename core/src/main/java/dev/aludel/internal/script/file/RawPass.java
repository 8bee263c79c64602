package dev.aludel.internal.script.file;

import dev.aludel.internal.sql.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Watches a file's bytes go by: their SHA-256, and whether {@code @downgrade} is among them. */
final class RawPass extends FilterInputStream {

  private static final byte[] DOWNGRADE = ("@" + Tag.DOWNGRADE).getBytes(StandardCharsets.US_ASCII);

  /**
   * Asking the security providers for each of a thousand files takes longer than digesting them.
   */
  private static final MessageDigest SHA_256 = Sha256.begin();

  private final MessageDigest digest = fresh();
  private int matched;
  private Optional<IOException> failure = Optional.empty();

  RawPass(InputStream in) {
    super(in);
  }

  /** Reads what is left, and answers with the SHA-256 of all, in hexadecimal digits. */
  String finish() throws IOException {
    // Of a small file nothing is left, and a thousand of them need no room for it.
    if (read() >= 0) {
      transferTo(OutputStream.nullOutputStream());
    }
    return Sha256.end(digest);
  }

  boolean mentionsDowngrade() {
    return matched == DOWNGRADE.length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = readBytes(target, offset, length);
    if (read > 0) {
      digest.update(target, offset, read);
      look(target, offset, offset + read);
    }
    return read;
  }

  /** Remembers what goes wrong: who reads through others may get it in a wrapping. */
  private int readBytes(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  /** {@return why the bytes could not be read on, where they could not} */
  Optional<IOException> failure() {
    return failure;
  }

  private void look(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && !mentionsDowngrade()) {
      // Most bytes are no at sign.
      while (matched == 0 && i < to - 1 && bytes[i] != DOWNGRADE[0]) {
        i++;
      }
      look(bytes[i++]);
    }
  }

  /** The at sign stands nowhere else in the word, so that no other beginning can be lost. */
  private void look(byte b) {
    if (b != DOWNGRADE[matched]) {
      matched = 0;
    }
    if (b == DOWNGRADE[matched]) {
      matched++;
    }
  }

  private static MessageDigest fresh() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      return Sha256.begin(); // a provider of the user's own
    }
  }
}
