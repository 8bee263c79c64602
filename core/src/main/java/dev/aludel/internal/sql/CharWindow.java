package dev.aludel.internal.sql;

import dev.aludel.error.MalformedSqlException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The part of a text that the lexer looks at: from the first character not yet taken, as far ahead
 * as was asked for.
 *
 * <p>No more is kept than the longest token needs. Characters that PostgreSQL can't store are
 * refused when they are looked at, wherever they stand.
 */
final class CharWindow {

  /** What {@link #at} answers behind the last character. */
  static final int END = -1;

  /** Most files are small and there may be thousands; what needs more room makes it. */
  private static final int FIRST_ROOM = 4 * 1024;

  /** A file of no more bytes is decoded at once. */
  private static final int SMALL = 8 * 1024;

  /** What stands in for bytes that are no UTF-8; it may be meant as well. */
  private static final char REPLACEMENT = '\ufffd';

  private enum Fault {
    NUL(
        "a NUL character (U+0000) stands here, and PostgreSQL's text can't hold one",
        "Remove it; a file full of them was saved as UTF-16: save it as UTF-8."),
    NOT_UTF_8("what stands here is not UTF-8", "Save the file as UTF-8.");

    private final String description;
    private final String action;

    Fault(String description, String action) {
      this.description = description;
      this.action = action;
    }
  }

  private final Reader in;
  private final String place;
  private final Position position = new Position();
  private char[] buffer;
  private int start;
  private int end;
  private boolean ended;
  private long looks;
  private boolean afterHighSurrogate;
  private Optional<Fault> fault = Optional.empty();

  private CharWindow(Reader in, String place, int room) {
    this.in = in;
    this.place = place;
    this.buffer = new char[room];
  }

  /** The same for a text that is there already: a short one needs little room. */
  static CharWindow of(String text, String place) {
    int room = text.length() + text.length() / 2 + 16;
    return new CharWindow(new StringReader(text), place, Math.min(room, FIRST_ROOM));
  }

  /** The same for UTF-8; what is wrong in it becomes a fault where it stands. */
  static CharWindow of(InputStream in, String place) {
    try {
      byte[] start = new byte[Math.min(in.available(), SMALL) + 1];
      int length = in.readNBytes(start, 0, start.length);
      if (length < start.length) {
        String text = new String(start, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
          return of(text, place);
        }
      }
      PushbackInputStream all = new PushbackInputStream(in, Math.max(length, 1));
      all.unread(start, 0, length);
      return new CharWindow(decoding(all), place, FIRST_ROOM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Half a surrogate pair is the one character that no valid UTF-8 decodes to: as a stand-in for
   * wrong bytes it keeps their place, where the decoder's own exception would lose it.
   */
  private static Reader decoding(InputStream in) {
    return new InputStreamReader(
        in,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith("\udc00"));
  }

  /** How often a character was looked at: the work, which no other process changes. */
  long looks() {
    return looks;
  }

  int line() {
    return position.line();
  }

  int column() {
    return position.column();
  }

  /** The character that many places ahead of the first one not yet taken, or {@link #END}. */
  int at(int offset) {
    looks++;
    while (start + offset >= end) {
      if (!fill()) {
        return END;
      }
    }
    return buffer[start + offset];
  }

  /** How many places ahead a character stands next, or where the text ends if it doesn't. */
  int find(char wanted, int from) {
    int offset = from;
    while (true) {
      for (int i = start + offset; i < end; i++) {
        if (buffer[i] == wanted) {
          looks += i - start - offset + 1;
          return i - start;
        }
      }
      int seen = Math.max(end - start, offset);
      looks += seen - offset;
      offset = seen;
      if (!fill()) {
        return offset;
      }
    }
  }

  /** Takes characters that were looked at. */
  String take(int length) {
    position.pass(buffer, start, start + length);
    return takeUncounted(length);
  }

  /** Takes characters that have no width: a byte order mark. */
  String takeUncounted(int length) {
    String taken = new String(buffer, start, length);
    start += length;
    return taken;
  }

  /** The error of something that begins at the first character not yet taken. */
  MalformedSqlException malformed(String description, String action) {
    return malformed(description, action, position);
  }

  private MalformedSqlException malformed(String description, String action, Position where) {
    String at =
        place.isEmpty()
            ? "SQL text, line " + where.line() + ", column " + where.column()
            : place + ":" + where.line() + ":" + where.column();
    return new MalformedSqlException(at + ": " + description, action, where.line(), where.column());
  }

  private boolean fill() {
    if (fault.isPresent()) {
      Position where = position.copy();
      where.pass(buffer, start, end);
      throw malformed(fault.get().description, fault.get().action, where);
    }
    if (ended) {
      return false;
    }
    makeRoom();
    int read = read();
    if (read < 0) {
      ended = true;
      if (afterHighSurrogate) {
        refuse(Fault.NOT_UTF_8, end - 1);
      }
      return fault.isPresent();
    }
    int from = end;
    end += read;
    check(from);
    return true;
  }

  private int read() {
    try {
      return in.read(buffer, end, buffer.length - end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves what is left to the front, or doubles the buffer: either way each character's share. */
  private void makeRoom() {
    if (buffer.length - end >= buffer.length / 4) {
      return;
    }
    int left = end - start;
    char[] target = left > buffer.length / 2 ? new char[buffer.length * 2] : buffer;
    System.arraycopy(buffer, start, target, 0, left);
    buffer = target;
    start = 0;
    end = left;
  }

  /** A surrogate without its other half is what a wrong byte is decoded to. */
  private void check(int from) {
    int last = end;
    for (int i = from; i < last; i++) {
      char c = buffer[i];
      if (c != 0 && c < Character.MIN_SURROGATE && !afterHighSurrogate) {
        continue;
      }
      if (afterHighSurrogate != Character.isLowSurrogate(c)) {
        refuse(Fault.NOT_UTF_8, afterHighSurrogate ? i - 1 : i);
        return;
      }
      afterHighSurrogate = Character.isHighSurrogate(c);
      if (c == 0) {
        refuse(Fault.NUL, i);
        return;
      }
    }
  }

  private void refuse(Fault reason, int index) {
    fault = Optional.of(reason);
    end = index;
  }
}
