package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.request.SchemaModel;
import dev.aludel.schema.ServerVersion;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.Resource;
import io.github.classgraph.ScanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The models that together describe the wanted schema, in the order of the setting. */
final class Models {

  private static final String CLASSPATH = "classpath:";

  /** Where a project has its wanted schema if nobody says otherwise. */
  private static final List<String> USUAL_PLACES =
      List.of(
          "src/main/resources/db/schema.sql",
          "src/main/resources/db/schema",
          "db/schema.sql",
          "db/schema");

  private static final Pattern CLASS_NAME =
      Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)+");

  private final TargetOptions options;
  private final List<String> names = new ArrayList<>();
  private final List<SchemaModel> classes = new ArrayList<>();
  private final List<List<ModelFile>> files = new ArrayList<>();

  private Models(TargetOptions options) {
    this.options = options;
  }

  /**
   * Reads what the setting names, or what the application gave, or the usual places.
   *
   * @param options the settings
   * @return the models
   * @throws ConfigurationException where there is none, or one can't be found
   */
  static Models read(TargetOptions options) {
    Models models = new Models(options);
    options.supplied().forEach(models::add);
    options.settings().models().forEach(models::add);
    if (models.names.isEmpty()) {
      models.addUsual();
    }
    return models;
  }

  /**
   * Reads one place, such as a side of a comparison.
   *
   * @param options what it is looked for with
   * @param place a file or a folder
   * @return the model
   */
  static Models of(TargetOptions options, String place) {
    Models models = new Models(options);
    models.addPath(place, true);
    return models;
  }

  /** {@return what messages and the header of a written revision call them} */
  List<String> names() {
    return List.copyOf(names);
  }

  /**
   * The DDL of all of them.
   *
   * @param version the version of the server that will run it
   * @return their files, in order
   */
  List<ModelFile> files(ServerVersion version) {
    List<ModelFile> all = new ArrayList<>();
    int next = 0;
    for (List<ModelFile> of : files) {
      if (of.isEmpty()) {
        SchemaModel model = classes.get(next);
        next++;
        all.add(ModelFile.read("model '" + model.name() + "'", model.ddl(version)));
      } else {
        all.addAll(of);
      }
    }
    return all;
  }

  /** {@return what the models can't say, and leave as it is} */
  CarriedObjects carrying() {
    return new CarriedObjects(classes, options.settings().managed());
  }

  private void add(SchemaModel model) {
    names.add(model.name());
    classes.add(model);
    files.add(List.of());
  }

  private void add(String value) {
    if (value.equals("hibernate") || value.startsWith("hibernate:")) {
      addHibernate(value);
    } else if (value.startsWith(CLASSPATH)) {
      addResource(value);
    } else if (Files.exists(path(value))) {
      addPath(value, false);
    } else if (CLASS_NAME.matcher(value).matches() && !value.endsWith(".sql")) {
      addClass(value);
    } else {
      throw missing(value);
    }
  }

  private void addUsual() {
    List<SchemaModel> entities = HibernateModels.ofEntities(options);
    if (!entities.isEmpty()) {
      entities.forEach(this::add);
      return;
    }
    String place =
        USUAL_PLACES.stream()
            .filter(one -> Files.exists(path(one)))
            .findFirst()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "models",
                        "Nothing says which schema is wanted.",
                        "Write it as DDL into 'src/main/resources/db/schema.sql', or name it with the"
                            + " setting 'models': a SQL file, a folder of them, a class that"
                            + " implements SchemaModel, or 'hibernate'."));
    addPath(place, false);
  }

  private Path path(String value) {
    return Path.of(options.workingFolder()).resolve(value);
  }

  private void addPath(String value, boolean dumpsToo) {
    Path path = path(value);
    if (!Files.exists(path)) {
      throw missing(value);
    }
    List<ModelFile> found = new ArrayList<>();
    if (Files.isDirectory(path)) {
      for (Path file : sqlFiles(path)) {
        String place =
            value.replaceAll("/+$", "") + "/" + path.relativize(file).toString().replace('\\', '/');
        found.add(file(place, text(file, place), dumpsToo));
      }
      if (found.isEmpty()) {
        throw new ConfigurationException(
            "models",
            "The folder '%s' has no file whose name ends in '.sql'.".formatted(value),
            "Put the DDL of the wanted schema there, or correct the setting 'models'.");
      }
    } else {
      found.add(file(value, text(path, value), dumpsToo));
    }
    names.add(value);
    files.add(found);
  }

  private static List<Path> sqlFiles(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> isSql(file.getFileName().toString()) && Files.isRegularFile(file))
          .sorted(
              Comparator.comparing(file -> folder.relativize(file).toString().replace('\\', '/')))
          .toList();
    } catch (IOException e) {
      throw unreadable(folder.toString(), e);
    } catch (UncheckedIOException e) {
      throw unreadable(folder.toString(), java.util.Objects.requireNonNull(e.getCause()));
    }
  }

  private static boolean isSql(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".sql")
        && !name.startsWith("_")
        && !name.startsWith(".");
  }

  private static String text(Path file, String place) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  private static ModelFile file(String place, String text, boolean dumpsToo) {
    if (!dumpsToo && Dump.wrote(text)) {
      throw new AutogenerateException(
          "%s was written by 'dump', so it says what the revisions make and not what is wanted."
              .formatted(place),
          "Name the file in which the wanted schema is edited; a copy of this one serves once its first"
              + " line is removed.");
    }
    return ModelFile.read(place, text);
  }

  private void addResource(String value) {
    String name = value.substring(CLASSPATH.length()).replaceAll("^/+|/+$", "");
    TreeMap<String, String> texts = new TreeMap<>();
    try (ScanResult found =
        new ClassGraph()
            .overrideClassLoaders(options.classLoader())
            .acceptPaths(isSql(name) ? parent(name) : name)
            .scan()) {
      for (Resource resource : found.getAllResources()) {
        String path = resource.getPath();
        boolean wanted = isSql(name) ? path.equals(name) : path.startsWith(name + "/");
        if (wanted && isSql(path.substring(path.lastIndexOf('/') + 1))) {
          texts.putIfAbsent(path, resource.getContentAsString());
        }
      }
    } catch (IOException e) {
      throw unreadable(value, e);
    }
    if (texts.isEmpty()) {
      throw missing(value);
    }
    List<ModelFile> all = new ArrayList<>();
    texts.forEach((path, text) -> all.add(file(CLASSPATH + path, text, false)));
    names.add(value);
    files.add(all);
  }

  private static String parent(String name) {
    return name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
  }

  private void addHibernate(String value) {
    HibernateModels.models(value, options).forEach(this::add);
  }

  private void addClass(String name) {
    try {
      Object model =
          Class.forName(name, true, options.classLoader()).getConstructor().newInstance();
      if (!(model instanceof SchemaModel found)) {
        throw new ConfigurationException(
            "models",
            "The class '%s' does not implement SchemaModel.".formatted(name),
            "Let it implement dev.aludel.request.SchemaModel, or correct the setting 'models'.");
      }
      add(found);
    } catch (ClassNotFoundException e) {
      throw missing(name);
    } catch (InvocationTargetException e) {
      throw new AutogenerateException(
          "The model '%s' can't be made: its constructor failed (%s)."
              .formatted(name, e.getCause()),
          "Repair it, or give an instance to the builder with 'models(…)'.",
          e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new AutogenerateException(
          "The model '%s' can't be made: %s.".formatted(name, e),
          "Give it a public constructor without parameters, or give an instance to the builder with"
              + " 'models(…)'.",
          e);
    }
  }

  private ConfigurationException missing(String value) {
    return new ConfigurationException(
        "models",
        "There is no model '%s'.".formatted(value),
        value.startsWith(CLASSPATH)
            ? "Nothing of that name ends in '.sql' on the class path. Build the project first, or correct"
                + " the setting 'models'."
            : "Relative paths start at '%s'. Correct the setting 'models': a SQL file, a folder of them, the name of a class, or 'hibernate'."
                .formatted(path("").toAbsolutePath()));
  }

  private static AutogenerateException unreadable(String place, IOException e) {
    return new AutogenerateException(
        "'%s' can't be read: %s.".formatted(place, e), "Make it readable, as UTF-8.", e);
  }
}
