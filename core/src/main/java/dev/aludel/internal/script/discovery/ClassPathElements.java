package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.discovery.ClassPathElement.ElementPlace;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The few elements of a class path that can hold something under a location; the class loader knows
 * them, so that nothing else needs to be opened.
 *
 * <p>A class loader finds a folder only where it has an entry of its own, which some jars lack: of
 * those every one counts. They are known by a manifest without its folder, or by having neither.
 */
final class ClassPathElements {

  private static final String MANIFEST_FOLDER = "META-INF/";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private final ClassLoader loader;
  private final Map<ElementPlace, ClassPathElement> elements = new LinkedHashMap<>();
  private final Set<String> present = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();

  private ClassPathElements(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Asks the class loader.
   *
   * @param paths the locations, without a slash at either end
   * @param loader whose class path it is
   * @return the elements, in class path order for each location
   */
  static ClassPathElements holding(Collection<String> paths, ClassLoader loader) {
    ClassPathElements found = new ClassPathElements(loader);
    try {
      for (String path : paths) {
        found.addThoseWith(path);
      }
      found.addJarsWithoutFolders();
    } catch (IOException | UncheckedIOException e) {
      found.problems.add(
          "The class path can't be searched (%s). Repair or remove what is named there."
              .formatted(e.getMessage()));
    }
    return found;
  }

  Collection<ClassPathElement> all() {
    return elements.values();
  }

  Optional<ClassPathElement> at(ElementPlace spot) {
    return Optional.ofNullable(elements.get(spot));
  }

  /** {@return whether the class loader knows a folder of this path} */
  boolean has(String path) {
    return present.contains(path);
  }

  List<String> problems() {
    return problems;
  }

  private void addThoseWith(String path) {
    List<URL> urls = find(path);
    urls.addAll(inModules(path));
    for (URL url : urls) {
      present.add(path);
      Optional<ClassPathElement> element = ClassPathElement.of(url, path);
      if (element.isPresent()) {
        elements.putIfAbsent(element.get().spot(), element.get());
      } else {
        problems.add(
            "Location 'classpath:%s' lies at '%s', which can't be searched. Put the files in a directory or a jar, or name their folder with 'filesystem:'."
                .formatted(path, url));
      }
    }
  }

  private void addJarsWithoutFolders() throws MalformedURLException {
    Map<ElementPlace, ClassPathElement> jars = new LinkedHashMap<>();
    for (URL url : find(MANIFEST)) {
      addJar(url, MANIFEST, jars);
    }
    for (URL url : namedByLoaders()) {
      addJar(url, "", jars);
    }
    for (URL url : find(MANIFEST_FOLDER)) {
      ClassPathElement withFolders = ClassPathElement.of(url, MANIFEST_FOLDER).orElse(null);
      if (withFolders != null) {
        jars.remove(withFolders.spot());
      }
    }
    for (ClassPathElement jar : jars.values()) {
      elements.putIfAbsent(jar.spot(), jar);
    }
  }

  private static void addJar(URL url, String path, Map<ElementPlace, ClassPathElement> jars) {
    ClassPathElement jar = ClassPathElement.of(url, path).orElse(null);
    if (jar != null && !jar.spot().isDirectory()) {
      jars.putIfAbsent(jar.spot(), jar);
    }
  }

  private List<URL> find(String path) {
    try {
      return Collections.list(loader.getResources(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where modules hold a folder. The class loader keeps some back: for {@code a/b} it asks only the
   * module that has a package {@code a}, if there is one.
   */
  private List<URL> inModules(String path) {
    List<URL> urls = new ArrayList<>();
    if (!loaders().contains(ClassLoader.getSystemClassLoader())) {
      return urls;
    }
    for (ResolvedModule module : ModuleLayer.boot().configuration().modules()) {
      URI location = module.reference().location().orElse(null);
      if (location != null && "file".equals(location.getScheme())) {
        try (ModuleReader reader = module.reference().open()) {
          Optional<URI> found = reader.find(path);
          if (found.isPresent()) {
            urls.add(found.get().toURL());
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return urls;
  }

  private List<ClassLoader> loaders() {
    List<ClassLoader> loaders = new ArrayList<>();
    for (ClassLoader one = loader; one != null; one = one.getParent()) {
      loaders.add(one);
    }
    return loaders;
  }

  /** The jars that class loaders and the class path name, which may have no manifest at all. */
  private List<URL> namedByLoaders() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (ClassLoader one : loaders()) {
      if (one instanceof URLClassLoader named) {
        for (URL url : named.getURLs()) {
          addAsJar(url, urls);
        }
      } else if (one == ClassLoader.getSystemClassLoader()) {
        for (String path : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
          addAsJar(new File(path).toURI().toURL(), urls);
        }
      }
    }
    return urls;
  }

  private static void addAsJar(URL url, List<URL> jars) throws MalformedURLException {
    if (url.getProtocol().equals("jar")) {
      jars.add(url);
    } else if (!url.getPath().endsWith("/")) {
      jars.add(new URL("jar:" + url + "!/"));
    }
  }
}
