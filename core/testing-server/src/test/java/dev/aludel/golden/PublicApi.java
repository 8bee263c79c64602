package dev.aludel.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What users of a module can name, held against a list in its tests' resources. With {@code
 * -Daludel.golden=update} the list is written anew.
 */
public final class PublicApi {

  private final Class<?> member;
  private final Predicate<String> packages;
  private final @Nullable String leftOut;

  private PublicApi(Class<?> member, Predicate<String> packages, @Nullable String leftOut) {
    this.member = member;
    this.packages = packages;
    this.leftOut = leftOut;
  }

  /**
   * Looks at one module.
   *
   * @param member any class of the module
   * @param packages which of its packages users may name
   * @return its public API
   */
  public static PublicApi of(Class<?> member, Predicate<String> packages) {
    return new PublicApi(member, packages, null);
  }

  /**
   * Leaves out classes that can't be loaded here, as what they extend is optional and absent.
   *
   * @param start what their full names begin with; nobody outside of their package can see them
   * @return the public API without them
   */
  public PublicApi without(String start) {
    return new PublicApi(member, packages, start);
  }

  /**
   * Fails with the differences where the list says something else.
   *
   * @param golden the list, below the module's folder
   * @param module the module's folder in the project
   */
  public void assertIsWrittenIn(Path golden, String module) throws IOException {
    List<String> api = lines();
    if ("update".equals(System.getProperty("aludel.golden"))) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, String.join("\n", api) + "\n");
    }
    List<String> written =
        Files.exists(golden) ? Arrays.asList(Files.readString(golden).split("\\R")) : List.of();
    List<String> added = new ArrayList<>(api);
    added.removeAll(written);
    List<String> removed = new ArrayList<>(written);
    removed.removeAll(api);
    assertThat(api)
        .withFailMessage(
            """
            The public API differs from %s/%s.
            New:
            %s
            Gone:
            %s
            If that is meant, write it down and commit it: \
            mvn -pl %s -am -Dtest=PublicApiTest -Daludel.golden=update test""",
            module, golden, indented(added), indented(removed), module)
        .isEqualTo(written);
  }

  private static String indented(List<String> lines) {
    return lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
  }

  /** One line for each type and member, so that a line says whose it is wherever it is read. */
  private List<String> lines() {
    return types().stream()
        .filter(PublicApi::canBeSeen)
        .flatMap(type -> ApiListing.of(type).stream())
        .toList();
  }

  private List<Class<?>> types() {
    try {
      URI place = member.getProtectionDomain().getCodeSource().getLocation().toURI();
      if (!place.getPath().endsWith(".jar")) {
        return typesBelow(Path.of(place));
      }
      try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place), Map.of())) {
        return typesBelow(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Class<?>> typesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .map(name -> name.replace('/', '.').replace('\\', '.'))
          .filter(name -> packages.test(name.substring(0, name.lastIndexOf('.'))))
          .filter(name -> leftOut == null || !name.startsWith(leftOut))
          .sorted(Comparator.naturalOrder())
          .<Class<?>>map(this::type)
          .toList();
    }
  }

  private Class<?> type(String name) {
    try {
      return Class.forName(name, false, member.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean canBeSeen(Class<?> type) {
    @Nullable Class<?> around = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (around == null || canBeSeen(around));
  }
}
