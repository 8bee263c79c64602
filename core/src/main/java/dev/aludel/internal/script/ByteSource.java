package dev.aludel.internal.script;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from their beginning as often as needed. */
@FunctionalInterface
public interface ByteSource {

  /**
   * Opens the bytes at their beginning; the caller closes the stream.
   *
   * @return a new stream at each call
   * @throws IOException where the bytes can't be had
   */
  InputStream open() throws IOException;
}
