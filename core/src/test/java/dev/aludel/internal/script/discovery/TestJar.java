package dev.aludel.internal.script.discovery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The content of a class path element, to be written as a jar of one kind or another, or as is. */
public final class TestJar {

  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Manifest manifest = new Manifest();

  public TestJar() {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
  }

  public TestJar with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public TestJar with(String path, byte[] bytes) {
    entries.put(path, bytes);
    return this;
  }

  public TestJar with(Map<String, byte[]> files) {
    entries.putAll(files);
    return this;
  }

  public TestJar withAllOf(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        with(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public TestJar withAttribute(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  /** As build tools write it: a manifest, and an entry for each folder. */
  public Path writeTo(Path jar) {
    return write(jar, true, true);
  }

  /** As some packagers write it: a manifest, but no entries for folders. */
  public Path writeWithoutFoldersTo(Path jar) {
    return write(jar, true, false);
  }

  /** As a zip tool writes it: nothing but the files. */
  public Path writeBareTo(Path jar) {
    return write(jar, false, false);
  }

  public Path unpackTo(Path folder) {
    try {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        Path file = folder.resolve(entry.getKey());
        Files.createDirectories(file.getParent());
        Files.write(file, entry.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write(Path jar, boolean withManifest, boolean withFolders) {
    try {
      Files.createDirectories(jar.toAbsolutePath().getParent());
      try (OutputStream out = Files.newOutputStream(jar);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        Set<String> folders = new HashSet<>();
        Map<String, byte[]> all = new LinkedHashMap<>();
        if (withManifest) {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          manifest.write(bytes);
          all.put("META-INF/MANIFEST.MF", bytes.toByteArray());
        }
        all.putAll(entries);
        for (Map.Entry<String, byte[]> entry : all.entrySet()) {
          for (int end = entry.getKey().indexOf('/');
              withFolders && end >= 0;
              end = entry.getKey().indexOf('/', end + 1)) {
            if (folders.add(entry.getKey().substring(0, end + 1))) {
              zip.putNextEntry(new ZipEntry(entry.getKey().substring(0, end + 1)));
            }
          }
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(entry.getValue());
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
