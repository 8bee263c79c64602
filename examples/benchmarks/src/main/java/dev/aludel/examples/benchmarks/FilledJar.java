package dev.aludel.examples.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;

/** A Spring Boot jar with many more libraries than it needs, as real applications have them. */
final class FilledJar {

  private static final int ENTRIES = 150;
  private static final int BYTES = 3000;
  private static final byte[] MANIFEST =
      "Manifest-Version: 1.0\n".getBytes(StandardCharsets.US_ASCII);

  private FilledJar() {}

  /**
   * Copies a jar and puts others into it.
   *
   * @param jar a Spring Boot jar
   * @param others how many, each with 150 files of 3,000 bytes
   * @param folder where the copy goes
   * @return the copy
   */
  static Path of(Path jar, int others, Path folder) throws IOException {
    Path copy = Files.createTempFile(folder, "filled", ".jar");
    try (JarFile from = new JarFile(jar.toFile());
        JarOutputStream to = new JarOutputStream(Files.newOutputStream(copy))) {
      for (JarEntry entry : Collections.list(from.entries())) {
        put(
            to,
            entry.getName(),
            from.getInputStream(entry).readAllBytes(),
            entry.getMethod() == JarEntry.STORED);
      }
      Random random = new Random(others);
      for (int i = 1; i <= others; i++) {
        put(to, "BOOT-INF/lib/other-" + i + ".jar", library(i, random), true);
      }
    }
    return copy;
  }

  private static byte[] library(int number, Random random) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      // As Maven's jars are: a manifest, and an entry for each folder.
      String folder = "org/other/library" + number + "/";
      put(jar, "META-INF/", new byte[0], false);
      put(jar, JarFile.MANIFEST_NAME, MANIFEST, false);
      for (int end = folder.indexOf('/'); end >= 0; end = folder.indexOf('/', end + 1)) {
        put(jar, folder.substring(0, end + 1), new byte[0], false);
      }
      byte[] content = new byte[BYTES];
      for (int i = 1; i <= ENTRIES; i++) {
        random.nextBytes(content);
        put(jar, folder + "Other" + i + ".class", content, false);
      }
    }
    return bytes.toByteArray();
  }

  /** The loader takes a library only where it is stored as it is. */
  private static void put(JarOutputStream jar, String name, byte[] content, boolean stored)
      throws IOException {
    JarEntry entry = new JarEntry(name);
    if (stored) {
      CRC32 checksum = new CRC32();
      checksum.update(content);
      entry.setMethod(JarEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(checksum.getValue());
    }
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
