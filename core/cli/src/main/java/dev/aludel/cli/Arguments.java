package dev.aludel.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments as they were typed. Under {@code LC_ALL=C} the JVM reads each byte that is not
 * ASCII as {@code �}; Linux has the bytes in {@code /proc}.
 */
final class Arguments {

  private static final Path TYPED = Path.of("/proc/self/cmdline");
  private static final String UNKNOWN = "\ufffd";

  private Arguments() {}

  /** {@return the arguments, those that could not be read by their bytes in UTF-8} */
  static List<String> asTyped(String[] arguments) {
    List<String> read = List.of(arguments);
    if (read.stream().noneMatch(word -> word.contains(UNKNOWN))) {
      return read;
    }
    try {
      return asTyped(read, Files.readAllBytes(TYPED));
    } catch (IOException e) {
      return read; // no Linux, or a word that is no UTF-8
    }
  }

  /** The program's words are the last of the process's, unless a file of arguments held some. */
  static List<String> asTyped(List<String> read, byte[] process) throws CharacterCodingException {
    List<byte[]> words = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < process.length; i++) {
      if (process[i] == 0) {
        words.add(java.util.Arrays.copyOfRange(process, from, i));
        from = i + 1;
      }
    }
    List<String> typed = new ArrayList<>(read);
    int before = words.size() - read.size();
    for (int i = 0; i < read.size(); i++) {
      byte[] bytes = before + i < 0 ? new byte[0] : words.get(before + i);
      if (!new String(bytes, StandardCharsets.US_ASCII).equals(read.get(i))) {
        return read;
      }
      typed.set(i, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    }
    return typed;
  }
}
