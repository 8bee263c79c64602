package dev.aludel.internal.config;

import dev.aludel.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gathers the settings from where they may stand, weakest first: a file on the class path, the
 * working folder's file, the file that was named, the environment, system properties, options.
 */
public final class ConfigurationReader {

  /** The file's name, on the class path and in the working folder. */
  public static final String FILE = "aludel.properties";

  /** The origin of settings that an application gathered. */
  public static final String APPLICATION = "the application";

  private static final String VARIABLE = "ALUDEL_";
  private static final String URL_VARIABLE = "DATABASE_URL";

  private final Path workingFolder;
  private final ClassLoader classLoader;
  private final Map<String, String> environment;
  private final Map<String, String> systemProperties;
  private Optional<Path> file = Optional.empty();
  private Optional<String> database = Optional.empty();
  private final Map<String, SettingValue> options = new LinkedHashMap<>();
  private Optional<Map<String, String>> application = Optional.empty();

  /**
   * Reads from the surroundings of a process.
   *
   * @param workingFolder where relative paths begin
   * @param classLoader where the file on the class path is looked for
   * @param environment the environment's variables
   * @param systemProperties the system properties
   */
  public ConfigurationReader(
      Path workingFolder,
      ClassLoader classLoader,
      Map<String, String> environment,
      Map<String, String> systemProperties) {
    this.workingFolder = workingFolder;
    this.classLoader = classLoader;
    this.environment = Map.copyOf(environment);
    this.systemProperties = Map.copyOf(systemProperties);
  }

  /**
   * Reads another file as well.
   *
   * @param path the file, which must be there
   * @return this reader
   */
  public ConfigurationReader file(Path path) {
    file = Optional.of(path);
    return this;
  }

  /**
   * Takes the settings of a further database, {@code databases.<name>.…}, in place of the plain
   * ones, of which it inherits none: a mistyped name must not lead to the wrong database.
   *
   * @param name the database's name
   * @return this reader
   */
  public ConfigurationReader database(String name) {
    database = Optional.of(name);
    return this;
  }

  /**
   * Takes the settings of an application, which has gathered them in its own way, in place of the
   * usual files, the environment and system properties.
   *
   * @param values values by the setting's name
   * @return this reader
   */
  public ConfigurationReader application(Map<String, String> values) {
    application = Optional.of(Map.copyOf(values));
    return this;
  }

  /**
   * Adds what the command line says, which wins over everything else.
   *
   * @param name the setting's name
   * @param value its value
   * @param option what was typed, such as {@code --url}
   * @return this reader
   */
  public ConfigurationReader option(String name, String value, String option) {
    put(options, name, value, "option '" + option + "'");
    return this;
  }

  /**
   * Reads all of it.
   *
   * @return what holds, with origins; blank values count as not set
   * @throws ConfigurationException where a file can't be read, or the database has no settings
   */
  public Configuration read() {
    Map<String, SettingValue> all = new LinkedHashMap<>();
    if (application.isPresent()) {
      new TreeMap<>(application.get()).forEach((name, value) -> put(all, name, value, APPLICATION));
      file.ifPresent(named -> readNamedFile(named, all));
    } else {
      readSurroundings(all);
    }
    Map<String, SettingValue> chosen = database.isPresent() ? ofDatabase(all) : ofPlain(all);
    chosen.putAll(options);
    String url = environment.getOrDefault(URL_VARIABLE, "");
    boolean ours = application.isEmpty() && database.isEmpty();
    if (ours && !chosen.containsKey("url") && !url.isBlank()) {
      put(chosen, "url", url, "environment variable " + URL_VARIABLE);
    }
    return new Configuration(chosen);
  }

  private void readSurroundings(Map<String, SettingValue> all) {
    readClassPathFile(all);
    Path local = workingFolder.resolve(FILE);
    if (Files.isRegularFile(local)) {
      readFile(local, "file '" + FILE + "'", all);
    }
    file.ifPresent(named -> readNamedFile(named, all));
    readEnvironment(all);
    readSystemProperties(all);
  }

  private static void put(
      Map<String, SettingValue> settings, String name, String value, String origin) {
    if (!value.isBlank()) {
      settings.put(name, new SettingValue(name, value.strip(), origin));
    }
  }

  private void readClassPathFile(Map<String, SettingValue> all) {
    URL found = classLoader.getResource(FILE);
    if (found == null) {
      return;
    }
    try (InputStream in = found.openStream()) {
      addFile(in, "class path file '" + FILE + "'", all);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(found.toString(), e);
    }
  }

  private void readNamedFile(Path named, Map<String, SettingValue> all) {
    Path path = workingFolder.resolve(named);
    if (!Files.isRegularFile(path)) {
      throw new ConfigurationException(
          "The file '" + named + "' of '--config' isn't there.",
          "Correct its path; relative ones begin in '" + workingFolder + "'.");
    }
    readFile(path, "file '" + named + "'", all);
  }

  private static void readFile(Path path, String origin, Map<String, SettingValue> all) {
    try (InputStream in = Files.newInputStream(path)) {
      addFile(in, origin, all);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(path.toString(), e);
    }
  }

  /** A broken escape in a file of properties is an IllegalArgumentException. */
  private static ConfigurationException unreadable(String place, Exception cause) {
    return new ConfigurationException(
        "The settings in '" + place + "' can't be read: " + cause.getMessage() + ".",
        "It is a file of Java properties in UTF-8, such as 'aludel.url=jdbc:postgresql://localhost/app'.");
  }

  private static void addFile(InputStream in, String origin, Map<String, SettingValue> all)
      throws IOException {
    Properties properties = new Properties();
    try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      String value = properties.getProperty(key);
      if (key.startsWith(KnownSetting.PREFIX)) {
        put(all, key.substring(KnownSetting.PREFIX.length()), value, origin);
      } else if (origin.contains(FILE)) {
        // Any other file may belong to the application, with keys of its own.
        throw new ConfigurationException(
            "The key '" + key + "' in " + origin + " doesn't begin with 'aludel.'.",
            "Write it as 'aludel." + key + "', or take it out.");
      }
    }
  }

  /** Other variables may begin alike, so only names that are known count. */
  private void readEnvironment(Map<String, SettingValue> all) {
    for (String setting : DeclaredSettings.names()) {
      readVariable(VARIABLE + variable(setting), setting, all);
      database.ifPresent(
          name ->
              readVariable(
                  VARIABLE + "DATABASES_" + variable(name) + "_" + variable(setting),
                  KnownSetting.DATABASES + name + "." + setting,
                  all));
    }
    readPlaceholders(VARIABLE, "", all);
    database.ifPresent(
        name ->
            readPlaceholders(
                VARIABLE + "DATABASES_" + variable(name) + "_",
                KnownSetting.DATABASES + name + ".",
                all));
  }

  private void readPlaceholders(String variables, String settings, Map<String, SettingValue> all) {
    String start = variables + variable(KnownSetting.PLACEHOLDERS);
    for (String key : new TreeMap<>(environment).keySet()) {
      if (key.startsWith(start) && key.length() > start.length()) {
        String placeholder = key.substring(start.length()).toLowerCase(Locale.ROOT);
        readVariable(key, settings + KnownSetting.PLACEHOLDERS + placeholder, all);
      }
    }
  }

  private void readVariable(String variable, String setting, Map<String, SettingValue> all) {
    put(all, setting, environment.getOrDefault(variable, ""), "environment variable " + variable);
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  private void readSystemProperties(Map<String, SettingValue> all) {
    new TreeMap<>(systemProperties)
        .forEach(
            (key, value) -> {
              if (key.startsWith(KnownSetting.PREFIX)) {
                String name = key.substring(KnownSetting.PREFIX.length());
                if (name.startsWith(KnownSetting.DATABASES)
                    || DeclaredSettings.find(name).isPresent()) {
                  put(all, name, value, "system property '" + key + "'");
                }
              }
            });
  }

  private static Map<String, SettingValue> ofPlain(Map<String, SettingValue> all) {
    Map<String, SettingValue> plain = new LinkedHashMap<>(all);
    plain.keySet().removeIf(name -> name.startsWith(KnownSetting.DATABASES));
    return plain;
  }

  private Map<String, SettingValue> ofDatabase(Map<String, SettingValue> all) {
    String name = database.orElseThrow();
    String start = KnownSetting.DATABASES + name + ".";
    Map<String, SettingValue> own = new LinkedHashMap<>();
    all.forEach(
        (key, setting) -> {
          if (key.startsWith(start)) {
            put(own, key.substring(start.length()), setting.value(), setting.origin());
          }
        });
    if (own.isEmpty()) {
      TreeSet<String> names = new TreeSet<>();
      for (String key : all.keySet()) {
        int dot = key.indexOf('.', KnownSetting.DATABASES.length());
        if (key.startsWith(KnownSetting.DATABASES) && dot > 0) {
          names.add("'" + key.substring(KnownSetting.DATABASES.length(), dot) + "'");
        }
      }
      throw new ConfigurationException(
          "No setting begins with 'aludel.databases." + name + ".'.",
          names.isEmpty()
              ? "Write 'aludel.databases." + name + ".url=…' into '" + FILE + "'."
              : "The databases that have settings are: " + String.join(", ", names) + ".");
    }
    return own;
  }
}
