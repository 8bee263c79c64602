package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.DatabaseProfile;
import dev.aludel.internal.database.DatabaseProfile.Locale;
import dev.aludel.internal.database.ScratchHost;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.schema.ServerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scratch databases of one run, made as the database is that the revisions run on; all are
 * dropped at its end.
 *
 * <p>Databases of earlier runs that were killed are dropped at the beginning.
 */
final class ScratchDatabases implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private static final int TOKEN_LENGTH = 12;

  /** What CREATE DATABASE says of a locale that this server lacks. */
  private static final Set<String> NO_SUCH_LOCALE = Set.of("42809", "22023", "0A000");

  /** What CREATE DATABASE says of a template that is gone, or that somebody works in. */
  private static final Set<String> TAKEN_AWAY = Set.of("3D000", "55006");

  private final ScratchServer server;
  private final Optional<DatabaseProfile> reference;
  private final String token;
  private final Optional<ModelFile> init;
  private final RunSettings settings;
  private final List<String> made = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<Locale> locale;
  private boolean pooled;
  private int count;

  private ScratchDatabases(
      ScratchServer server,
      Optional<DatabaseProfile> reference,
      String token,
      Optional<ModelFile> init,
      RunSettings settings) {
    this.server = server;
    this.reference = reference;
    this.token = token;
    this.init = init;
    this.settings = settings;
    this.locale = reference.map(DatabaseProfile::locale);
  }

  /**
   * Chooses the server, and drops what earlier runs left there.
   *
   * @param options where scratch databases are made
   * @param source the database that revisions run on; it is only read
   * @param settings how revisions run
   * @return the databases, which the caller closes
   */
  static ScratchDatabases open(
      TargetOptions options, ConnectionSource source, RunSettings settings) {
    Optional<ModelFile> init = init(options);
    Optional<DatabaseProfile> reference = Optional.empty();
    boolean pooled = false;
    if (source.isNamed()) {
      try (Session session = source.open(settings.limits().connectWait())) {
        reference = Optional.of(DatabaseProfile.read(session));
        pooled = session.isPooled(settings.pooler());
      }
    }
    String token = token();
    ScratchServer server =
        ScratchServer.open(
            options, source, reference, token, settings.role(), settings.limits().connectWait());
    ScratchDatabases databases = new ScratchDatabases(server, reference, token, init, settings);
    databases.pooled = pooled;
    try {
      databases.sweep();
      return databases;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static Optional<ModelFile> init(TargetOptions options) {
    String name = options.settings().scratchInit();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Path file = Path.of(options.workingFolder()).resolve(name);
    try {
      return Optional.of(ModelFile.read(name, Files.readString(file)));
    } catch (IOException e) {
      throw new AutogenerateException(
          "The file '%s', which the setting 'scratch-init' names, can't be read: %s."
              .formatted(name, e),
          "Correct the setting, or make the file readable, as UTF-8.",
          e);
    }
  }

  private static String token() {
    SecureRandom random = new SecureRandom();
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < TOKEN_LENGTH; i++) {
      token.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return token.toString();
  }

  private void sweep() {
    if (server.isOwn()) {
      return;
    }
    int others = 0;
    for (ScratchHost.Leftover leftover : server.host().leftovers()) {
      if (leftover.ours()) {
        server.host().drop(leftover.name());
      } else {
        others++;
      }
    }
    if (others > 0) {
      notes.add(
          "%s scratch database(s) of other roles are left on the server %s."
              .formatted(others, server.host()));
    }
    server.host().kept().stream()
        .filter(ScratchHost.Kept::stale)
        .forEach(kept -> server.host().drop(kept.name()));
  }

  /** {@return what there is to know about the run's databases} */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** {@return the server as the output names it} */
  String description() {
    return server.description();
  }

  ServerVersion version() {
    return server.profile().server();
  }

  /** Whether others use the server too, so that nothing may reach beyond a database. */
  boolean isShared() {
    return !server.isOwn();
  }

  /** {@return whether revisions run through a pooler that may change the server connection} */
  boolean isPooled() {
    return pooled;
  }

  /** {@return what the database is like that revisions run on, where one was named} */
  Optional<DatabaseProfile> reference() {
    return reference;
  }

  /** {@return the schema whose objects are written bare} */
  String mainSchema() {
    return settings
        .tables()
        .schema()
        .or(() -> reference.flatMap(DatabaseProfile::currentSchema))
        .orElse("public");
  }

  /** {@return what to set elsewhere, where the reference's own search_path begins with a schema} */
  Optional<String> unsaidSchema() {
    return Optional.of(mainSchema())
        .filter(schema -> settings.tables().schema().isEmpty() && !schema.equals("public"))
        .map(
            schema ->
                "The search_path of this database begins with '%s', and names are written without that schema. Another database, whose search_path doesn't begin so, needs the setting schema=%s."
                    .formatted(schema, schema));
  }

  /** {@return everything that an empty database of this run has, as a text} */
  String foundation() {
    return reference.map(one -> one.encoding() + one.locale() + one.settings()).orElse("")
        + init.map(ModelFile::toString).orElse("")
        + server.role();
  }

  /** {@return the role that makes what is made; empty for the one that connects} */
  String role() {
    return server.role();
  }

  /** {@return how revisions run} */
  RunSettings settings() {
    return settings;
  }

  /** {@return what makes models real in these databases} */
  ModelLoader loader() {
    return new ModelLoader(server, settings, mainSchema());
  }

  /** {@return an empty database, but for what {@code scratch-init} puts into each} */
  ScratchDatabase create() {
    String name = nextName();
    createWithLocale(name);
    made.add(name);
    ScratchDatabase database = database(name);
    if (init.isPresent()) {
      new ModelLoader(server, settings, "").load(database, List.of(init.orElseThrow()));
    }
    return database;
  }

  private void createWithLocale(String name) {
    String encoding = reference.map(DatabaseProfile::encoding).orElse("UTF8");
    try {
      server.host().create(name, encoding, locale.or(() -> Optional.of(libc("C.UTF-8"))));
    } catch (ServerException e) {
      if (!NO_SUCH_LOCALE.contains(e.error().sqlState())) {
        throw failed(e);
      }
      locale.ifPresent(
          missing ->
              notes.add(
                  "The scratch server lacks the locale '%s' of the database; its own 'C.UTF-8' or 'C' is used."
                      .formatted(
                          missing.provided().isEmpty() ? missing.collate() : missing.provided())));
      locale = Optional.of(libc(locale.isPresent() ? "C.UTF-8" : "C"));
      try {
        server.host().create(name, encoding, locale);
      } catch (ServerException second) {
        locale = Optional.of(libc("C"));
        createPlain(name, encoding);
      }
    }
  }

  private void createPlain(String name, String encoding) {
    try {
      server.host().create(name, encoding, locale);
    } catch (ServerException e) {
      throw failed(e);
    }
  }

  private static Locale libc(String name) {
    return new Locale(name, name, 'c', "", "");
  }

  /** {@return a copy of a database that nobody is connected to} */
  ScratchDatabase copy(String template) {
    try {
      return copied(template);
    } catch (ServerException e) {
      throw failed(e);
    }
  }

  /** {@return a copy of a kept database; nothing where another run took it away meanwhile} */
  Optional<ScratchDatabase> copyOfKept(String template) {
    try {
      return Optional.of(copied(template));
    } catch (ServerException e) {
      if (TAKEN_AWAY.contains(e.error().sqlState())) {
        return Optional.empty();
      }
      throw failed(e);
    }
  }

  private ScratchDatabase copied(String template) {
    String name = nextName();
    server.host().copy(name, template);
    made.add(name);
    return database(name);
  }

  /** Finds the database that was kept for a project, if it was made from the same. */
  Optional<String> kept(String project, String key) {
    if (server.isOwn()) {
      return Optional.empty();
    }
    String name = ScratchHost.KEPT + project;
    for (ScratchHost.Kept kept : server.host().kept()) {
      if (kept.name().equals(name)) {
        if (kept.key().equals(key)) {
          return Optional.of(name);
        }
        server.host().drop(name);
      }
    }
    return Optional.empty();
  }

  /** Keeps a database for the next run, which may find it and copy it. */
  void keep(ScratchDatabase database, String project, String key) {
    String name = ScratchHost.KEPT + project;
    try {
      boolean same = reference.map(one -> server.profile().oid() == one.oid()).orElse(false);
      server.host().keep(database.name(), name, key, same ? reference.orElseThrow().oid() : 0);
      made.remove(database.name());
    } catch (ServerException e) {
      LOG.debug("The scratch database {} could not be kept", database.name(), e);
    }
  }

  /**
   * Makes the role that an error says is missing, where the server is nobody else's.
   *
   * @param error what PostgreSQL said
   * @return whether another attempt may get further
   */
  boolean madeMissingRole(String error) {
    return server.madeMissingRole(error);
  }

  private String nextName() {
    count++;
    return ScratchHost.PREFIX + token + "_" + count;
  }

  private ScratchDatabase database(String name) {
    Map<String, String> session = reference.map(DatabaseProfile::settings).orElse(Map.of());
    return new ScratchDatabase(name, server.host().source(name, session));
  }

  private AutogenerateException failed(ServerException e) {
    return new AutogenerateException(
        "No scratch database could be made on %s: %s"
            .formatted(server.host(), e.error().describe()),
        "Mend that, or name another server with the setting 'scratch'.",
        e.driverException());
  }

  /** Drops every database that was made, and leaves the server. */
  @Override
  public void close() {
    try (server) {
      if (!server.isOwn()) {
        made.forEach(server.host()::drop);
      }
    }
  }
}
