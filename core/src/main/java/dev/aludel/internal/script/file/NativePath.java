package dev.aludel.internal.script.file;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Paths by their true names, whatever the JVM takes the names of files for.
 *
 * <p>Under {@code LC_ALL=C} the JVM knows only ASCII ({@code sun.jnu.encoding}): it reads each byte
 * of another name as {@code �}, and makes no path of such a text. A path's URI has the bytes as
 * they are, and leads back to them.
 */
public final class NativePath {

  private static final char UNKNOWN = '\ufffd';

  private NativePath() {}

  /**
   * A path's text.
   *
   * @param path any path
   * @return its name, read as UTF-8 where the JVM couldn't read it
   */
  public static String text(Path path) {
    String text = path.toString();
    if (!isUnreadable(text)) {
      return text;
    }
    List<String> names = List.of(path.toUri().getRawPath().replaceAll("/+$", "").split("/"));
    int first = path.isAbsolute() ? 0 : names.size() - path.getNameCount();
    try {
      return decoded(String.join("/", names.subList(first, names.size())));
    } catch (CharacterCodingException e) {
      return text;
    }
  }

  /**
   * The last name of a path.
   *
   * @param path a path
   * @return as {@link #text} has it
   */
  public static String name(Path path) {
    String text = text(path);
    return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
  }

  /** {@return whether a text has characters that could not be read} */
  public static boolean isUnreadable(String text) {
    return text.indexOf(UNKNOWN) >= 0;
  }

  /** {@return what the JVM takes names of files and arguments for, for messages} */
  public static String encoding() {
    return System.getProperty("sun.jnu.encoding", "unknown");
  }

  /**
   * A path of a text.
   *
   * @param text an absolute or a relative path
   * @return the path; an absolute one where the JVM can't name it otherwise
   * @throws InvalidPathException where it is none on any system
   */
  public static Path parse(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return text.startsWith("/") ? byUri(text, e) : below(Path.of("").toAbsolutePath(), text);
    }
  }

  /**
   * A path below a folder.
   *
   * @param folder the folder
   * @param text a relative path, with slashes; an absolute one is taken as it is
   * @return the path
   * @throws InvalidPathException where it is none on any system
   */
  public static Path below(Path folder, String text) {
    try {
      return folder.resolve(text);
    } catch (InvalidPathException e) {
      return text.startsWith("/")
          ? byUri(text, e)
          : byUri(text(folder.toAbsolutePath()).replaceAll("/+$", "") + "/" + text, e);
    }
  }

  private static Path byUri(String absolute, InvalidPathException failed) {
    StringBuilder uri = new StringBuilder("file://");
    for (byte unit : absolute.getBytes(StandardCharsets.UTF_8)) {
      uri.append(
          unit == '/' ? "/" : String.format(Locale.ROOT, "%%%02X", Byte.toUnsignedInt(unit)));
    }
    try {
      return Path.of(URI.create(uri.toString()));
    } catch (IllegalArgumentException e) {
      failed.addSuppressed(e);
      throw failed;
    }
  }

  private static String decoded(String percentEncoded) throws CharacterCodingException {
    byte[] bytes =
        URLDecoder.decode(percentEncoded.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
            .getBytes(StandardCharsets.ISO_8859_1);
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
