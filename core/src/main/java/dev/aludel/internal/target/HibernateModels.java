package dev.aludel.internal.target;

import dev.aludel.error.AludelException;
import dev.aludel.error.AutogenerateException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.request.SchemaModel;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the module that knows Hibernate by its name, the only look-up of this sort. */
final class HibernateModels {

  private static final String PACKAGE = "dev.aludel.hibernate.";
  private static final String WORD = "hibernate";
  private static final String MODEL = PACKAGE + "HibernateModel";

  /** A class that every supported Hibernate has. */
  private static final String HIBERNATE = "org.hibernate.boot.MetadataSources";

  private HibernateModels() {}

  /**
   * What {@code hibernate} or {@code hibernate:UNIT} stands for: the application's own units where
   * a framework told of them, else what is found on the class path.
   *
   * @param value the word
   * @param options what it is looked for with
   * @return the models; at least one
   * @throws ConfigurationException where the module, Hibernate, or any entity is missing
   */
  static List<SchemaModel> models(String value, TargetOptions options) {
    if (options.entities().isEmpty()) {
      return List.of(found(value, options));
    }
    List<SchemaModel> units = options.entities().get().apply(unit(value));
    if (units.isEmpty()) {
      throw new ConfigurationException(
          "models",
          "The model '%s' has no entity: the application has no persistence unit %s."
              .formatted(
                  value, unit(value).isEmpty() ? "for this database" : "'" + unit(value) + "'"),
          "Correct the setting 'models', or leave it out.");
    }
    return units;
  }

  private static SchemaModel found(String value, TargetOptions options) {
    ClassLoader classes = options.classLoader();
    if (!sees(classes, MODEL)) {
      throw new ConfigurationException(
          "models",
          "The model '%s' needs a module that is not on the class path.".formatted(value),
          "Add the dependency 'dev.aludel:aludel-hibernate'.");
    }
    if (!sees(classes, HIBERNATE)) {
      throw new ConfigurationException(
          "models",
          "The model '%s' needs Hibernate ORM, which is not on the class path.".formatted(value),
          "Let the class path hold the application's classes and libraries; on the command line with"
              + " --classpath 'target/classes:target/lib/*'.");
    }
    List<String> packages = options.settings().hibernate().packages();
    return find(value, options)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "models",
                    "The model '%s' has no entity: nothing on the class path%s is annotated with @Entity of jakarta.persistence."
                        .formatted(
                            value, packages.isEmpty() ? "" : " in " + String.join(", ", packages)),
                    "Compile the application first, and let the class path hold its classes"
                        + " ('--classpath' on the command line); or correct 'models.hibernate.packages'."));
  }

  /**
   * {@return the models of all entities: of the application's own units, or of the class path where
   * it has the module and an entity; else none}
   */
  static List<SchemaModel> ofEntities(TargetOptions options) {
    if (options.entities().isPresent()) {
      return options.entities().get().apply("");
    }
    ClassLoader classes = options.classLoader();
    return sees(classes, HIBERNATE) && sees(classes, MODEL)
        ? find(WORD, options).stream().toList()
        : List.of();
  }

  /** The unit's name in the word, or an empty text. */
  private static String unit(String value) {
    return value.contains(":") ? value.substring(value.indexOf(':') + 1) : "";
  }

  private static Optional<SchemaModel> find(String value, TargetOptions options) {
    Optional<String> unit = Optional.of(unit(value)).filter(name -> !name.isEmpty());
    ClassLoader classes = options.classLoader();
    try {
      Optional<?> found =
          (Optional<?>)
              Class.forName(MODEL, true, besides(classes))
                  .getMethod(
                      "onClassPath", Optional.class, List.class, Map.class, ClassLoader.class)
                  .invoke(
                      null,
                      unit,
                      options.settings().hibernate().packages(),
                      options.settings().hibernate().properties(),
                      classes);
      return found.map(SchemaModel.class::cast);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof AludelException known) {
        throw known;
      }
      throw failed(value, e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failed(value, e);
    }
  }

  private static AutogenerateException failed(String value, Throwable cause) {
    return new AutogenerateException(
        "The model '%s' can't be made: %s.".formatted(value, cause),
        "Use Hibernate ORM 6.6 or 7, and the same version of aludel-hibernate and aludel-core.",
        cause);
  }

  private static boolean sees(ClassLoader classes, String name) {
    try {
      Class.forName(name, false, classes);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /**
   * A class sees only what its own loader sees. Where the module came with Aludel and Hibernate
   * with the application, as on the command line, the module's classes are made once more beside
   * Hibernate.
   */
  private static ClassLoader besides(ClassLoader classes) throws ClassNotFoundException {
    Class<?> model = Class.forName(MODEL, false, classes);
    return sees(Optional.ofNullable(model.getClassLoader()).orElse(classes), HIBERNATE)
        ? classes
        : new Beside(classes);
  }

  /** Makes the module's classes itself, and has all others from the application. */
  private static final class Beside extends ClassLoader {

    Beside(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PACKAGE)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] code = bytes.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
