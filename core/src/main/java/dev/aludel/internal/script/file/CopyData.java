package dev.aludel.internal.script.file;

import dev.aludel.internal.sql.Token;
import dev.aludel.internal.sql.TokenKind;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The data that stands below {@code COPY … FROM STDIN}, byte for byte as in the file, taken from it
 * as it is asked for; it ends before a line of {@code \.} or with the file, as it does for psql.
 */
final class CopyData extends InputStream {

  private static final byte[] NOTHING = {};

  private final Supplier<Optional<Token>> tokens;
  private byte[] line = NOTHING;
  private int at;
  private boolean ended;
  private boolean endedByFile;
  private Optional<Tag> tag = Optional.empty();

  /**
   * @param tokens the tokens behind the COPY, the rest of its line first
   */
  CopyData(Supplier<Optional<Token>> tokens) {
    this.tokens = tokens;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** As many lines as there is room for: each answer may become a message to the server. */
  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    int read = 0;
    while (read < length && fill()) {
      int part = Math.min(length - read, line.length - at);
      System.arraycopy(line, at, target, offset + read, part);
      at += part;
      read += part;
    }
    return read == 0 && length > 0 ? -1 : read;
  }

  /** Goes to where the text goes on. */
  void skipRest() {
    line = NOTHING;
    at = 0;
    while (nextLine().isPresent()) {}
  }

  /**
   * The first section's tag among data that only the end of the file ended: its {@code \.} was
   * forgotten, and what follows the tag would be sent as data.
   */
  Optional<Tag> swallowedTag() {
    return endedByFile ? tag : Optional.empty();
  }

  private boolean fill() {
    while (at == line.length) {
      Optional<Token> next = nextLine();
      if (next.isEmpty()) {
        return false;
      }
      line = next.get().text().getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return true;
  }

  private Optional<Token> nextLine() {
    while (!ended) {
      Optional<Token> token = tokens.get();
      endedByFile = token.isEmpty();
      ended = endedByFile || token.get().endsCopyData();
      if (!ended && token.get().kind() == TokenKind.COPY_DATA) {
        tag = tag.or(() -> Tag.inData(token.get()));
        return token;
      }
    }
    return Optional.empty();
  }
}
