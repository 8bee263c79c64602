package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.config.Configuration;
import dev.aludel.internal.config.ConfigurationReader;
import dev.aludel.internal.config.SettingValue;
import dev.aludel.report.MigrationListener;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a command works on: the settings that hold here, and the library made from them. */
final class Project {

  /** Where a project of a build tool, or a plain folder, has its revisions. */
  private static final List<String> USUAL_FOLDERS =
      List.of("src/main/resources/db/migrations", "db/migrations");

  /** A location in the file system that says so. */
  private static final Pattern FOLDER = Pattern.compile("(?:filesystem|file):(.*)");

  private static final int NAMED = 10;

  /** The origin of what holds in an application while it is developed; its builder has it. */
  private static final String DEVELOPING = "default while developing";

  private final GlobalOptions options;
  private final Surroundings surroundings;
  private final Optional<HostApplication> application;
  private final ClassLoader classLoader;
  private @Nullable Configuration configuration;
  private Optional<String> tenant = Optional.empty();
  private boolean toldOfNone;
  private final Map<String, String> ofCommand = new LinkedHashMap<>();

  Project(GlobalOptions options, Surroundings surroundings, Optional<HostApplication> application) {
    this.options = options;
    this.surroundings = surroundings;
    this.application = application;
    this.classLoader = classLoader();
  }

  /** The settings that hold, those of the command line's own defaults included. */
  Configuration configuration() {
    if (configuration == null) {
      ConfigurationReader reader =
          new ConfigurationReader(
              surroundings.workingFolder(),
              classLoader,
              surroundings.environment(),
              surroundings.systemProperties());
      options.config().ifPresent(file -> reader.file(Path.of(file)));
      options.database().ifPresent(reader::database);
      application.map(HostApplication::settings).ifPresent(reader::application);
      options.others().forEach((name, value) -> reader.option(name, value, "--set " + name));
      given().forEach((name, value) -> reader.option(name, value, "--" + name));
      ofCommand.forEach((name, value) -> reader.option(name, value, "--" + name));
      Configuration read = reader.read().orElse("on-ahead", "fail", "default of the command line");
      if (application.filter(HostApplication::developing).isPresent()) {
        read = read.orElse("on-changed", "redo", DEVELOPING).orElse("forms", "plain", DEVELOPING);
      }
      for (String name : List.of("models", "scratch-init")) {
        read = read.with(name, this::resolvedPaths);
      }
      Configuration paths = read;
      configuration =
          usualFolder()
              .map(
                  folder ->
                      paths.orElse("locations", "filesystem:" + folder, "found in this folder"))
              .orElse(paths);
    }
    return configuration;
  }

  /** Sets a setting by a command's own option of the same name, if it was given. */
  void option(String name, @Nullable String value) {
    if (value != null) {
      ofCommand.put(name, value);
      configuration = null;
    }
  }

  Aludel aludel(MigrationListener... listeners) {
    Configuration settings = configuration();
    AludelBuilder builder = builder(hasDatabase() ? settings : withoutUrl(settings));
    Arrays.stream(listeners).forEach(builder::listener);
    Aludel aludel = builder.build();
    return tenant
        .or(() -> options.tenant().map(name -> known(name, aludel.tenants())))
        .map(aludel::tenant)
        .orElse(aludel);
  }

  /** The library for a command that only reads: a project that has no revision yet is fine. */
  Aludel reading() {
    if (configuration().find("allow-empty").isEmpty() && placesExist()) {
      configuration =
          configuration().orElse("allow-empty", "true", "default of commands that read");
    }
    Aludel aludel = aludel();
    if (!toldOfNone && aludel.heads().isEmpty()) {
      toldOfNone = true;
      surroundings
          .err()
          .println(
              "There is no revision under %s yet. Write the first with 'revision -m \"…\"'."
                  .formatted(places()));
    }
    return aludel;
  }

  /** A mistyped place is an error, whatever is done with it. */
  private boolean placesExist() {
    return Arrays.stream(places().split(",")).map(String::strip).allMatch(this::exists);
  }

  private boolean exists(String place) {
    Matcher folder = FOLDER.matcher(place);
    return folder.matches()
        ? isFolder(folder.group(1))
        : isFolder(place)
            || classLoader.getResource(place.replaceFirst("^classpath:/?", "")) != null;
  }

  private String places() {
    return configuration()
        .find("locations")
        .map(SettingValue::value)
        .orElse("classpath:db/migrations");
  }

  /** A mistyped name would be a new schema with every table in it. */
  private static String known(String tenant, List<String> tenants) {
    if (!tenants.contains(tenant)) {
      throw new ConfigurationException(
          "There is no tenant '" + tenant + "'.",
          tenants.isEmpty()
              ? "The setting 'tenants' names none; for another schema there is '--schema'."
              : "The setting 'tenants' names '"
                  + String.join("', '", tenants.subList(0, Math.min(NAMED, tenants.size())))
                  + (tenants.size() > NAMED ? "', …" : "'.")
                  + " Add it there first.");
    }
    return tenant;
  }

  /** The tenants to go through; none where there are none, or where one was named. */
  List<String> tenants() {
    return hasDatabase() && options.tenant().isEmpty() ? aludel().tenants() : List.of();
  }

  /** The tenant that is visited now, where all of them are. */
  Optional<String> chosen() {
    return tenant;
  }

  /** What is asked from now on is about this tenant. */
  void choose(String schema) {
    tenant = Optional.of(schema);
  }

  /** The library for what the revisions alone can tell: it opens no connection. */
  Aludel withoutDatabase() {
    return builder(withoutUrl(configuration())).build();
  }

  boolean hasDatabase() {
    return application.isPresent()
        || Stream.of("url", "direct-url").anyMatch(name -> configuration().find(name).isPresent());
  }

  private AludelBuilder builder(Configuration settings) {
    if (application.isPresent()) {
      // Its builder has its settings already; what was given here, and our own defaults, win.
      Configuration own =
          settings.withoutOrigin(ConfigurationReader.APPLICATION).withoutOrigin(DEVELOPING);
      return application
          .get()
          .builders()
          .apply(options.database().orElse(""))
          .settings(own.values(), own.origins());
    }
    return Aludel.builder()
        .classLoader(classLoader)
        .settings(settings.values(), settings.origins());
  }

  private static Configuration withoutUrl(Configuration settings) {
    return settings.without(List.of("url", "direct-url", "user", "password"));
  }

  /** A relative folder starts at the folder of the command, wherever the process runs. */
  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>(options.settings());
    given.computeIfPresent(
        "locations",
        (name, places) ->
            Arrays.stream(places.split(","))
                .map(place -> inFolder(place.strip()))
                .collect(Collectors.joining(",")));
    return given;
  }

  private String inFolder(String place) {
    Matcher folder = FOLDER.matcher(place);
    String path = folder.matches() ? folder.group(1) : place;
    boolean isRelative = folder.matches() && isRelative(path);
    return isRelative || isFolder(place) ? "filesystem:" + resolved(path) : place;
  }

  private boolean isFolder(String place) {
    try {
      return !place.isBlank() && Files.isDirectory(path(place));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isRelative(String place) {
    try {
      return !place.isBlank() && !Path.of(place).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Optional<String> usualFolder() {
    if (application.isPresent()
        || options.classPath().isPresent()
        || classLoader.getResource("db/migrations") != null) {
      return Optional.empty();
    }
    return USUAL_FOLDERS.stream()
        .filter(folder -> Files.isDirectory(path(folder)))
        .map(this::resolved)
        .findFirst();
  }

  Path path(String text) {
    return surroundings.workingFolder().resolve(text);
  }

  /** A path that is there starts at the folder of the command, wherever the process runs. */
  private String resolvedPaths(String places) {
    return Arrays.stream(places.split(","))
        .map(String::strip)
        .map(this::resolvedPath)
        .collect(Collectors.joining(","));
  }

  /** The same for one path; what is none stays as it is. */
  String resolvedPath(String place) {
    return !place.isEmpty() && !place.contains(":") && Files.exists(path(place))
        ? resolved(place)
        : place;
  }

  /** As it was written where that leads to the same, since messages show it. */
  private String resolved(String place) {
    return Path.of(place).toAbsolutePath().equals(path(place)) ? place : path(place).toString();
  }

  private ClassLoader classLoader() {
    ClassLoader parent =
        Optional.ofNullable(Thread.currentThread().getContextClassLoader())
            .orElseGet(Project.class::getClassLoader);
    return options
        .classPath()
        .map(text -> (ClassLoader) new URLClassLoader(urls(text), parent))
        .orElse(parent);
  }

  private URL[] urls(String text) {
    List<URL> urls = new ArrayList<>();
    try {
      for (String part : text.split(File.pathSeparator)) {
        if (part.endsWith("*")) {
          for (Path jar : jars(path(part.substring(0, part.length() - 1)))) {
            urls.add(jar.toUri().toURL());
          }
        } else if (Files.exists(path(part))) {
          urls.add(path(part).toUri().toURL());
        } else if (!part.isBlank()) {
          throw new ConfigurationException(
              "There is no '" + part + "', which '--classpath' names.",
              "Build the project first, or correct the path.");
        }
      }
    } catch (IOException e) {
      throw new ConfigurationException(
          "The class path '" + text + "' can't be read: " + e.getMessage() + ".",
          "Correct '--classpath'.");
    }
    return urls.toArray(URL[]::new);
  }

  private static TreeSet<Path> jars(Path folder) throws IOException {
    TreeSet<Path> jars = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.{jar,JAR}")) {
      found.forEach(jars::add);
    }
    return jars;
  }
}
