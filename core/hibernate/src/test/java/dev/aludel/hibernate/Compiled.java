package dev.aludel.hibernate;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Entities that a test has as text. */
final class Compiled {

  private static final String IMPORTS =
      """
      package shop;
      import jakarta.persistence.*;
      import jakarta.persistence.Index;
      import jakarta.persistence.Table;
      import jakarta.validation.constraints.*;
      import java.math.*;
      import java.time.*;
      import java.util.*;
      import org.hibernate.annotations.*;
      import org.hibernate.annotations.Cache;
      import org.hibernate.annotations.Parameter;
      import org.hibernate.type.SqlTypes;
      """;

  private Compiled() {}

  /**
   * Compiles classes that lie in one package and one file.
   *
   * @param text the classes, none of them public, without imports
   * @param folder a folder of their own
   * @return what sees them
   */
  static ClassLoader of(String text, Path folder) throws IOException {
    Path source = folder.resolve("Shop.java");
    Files.createDirectories(folder);
    Files.writeString(source, IMPORTS + text);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-nowarn",
                      "-d",
                      folder.toString(),
                      "-cp",
                      System.getProperty(
                          "surefire.test.class.path", System.getProperty("java.class.path"))),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      if (!done) {
        throw new AssertionError(said + "\n" + text);
      }
    }
    return new URLClassLoader(new URL[] {folder.toUri().toURL()}, Compiled.class.getClassLoader());
  }
}
