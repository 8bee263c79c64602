package dev.aludel.cli;

import dev.aludel.postgres.PostgresDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder with revisions and a database, and somebody who types commands there. */
final class CommandLineProject {

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final Path folder;
  private final PostgresDatabase database;

  /** Puts the tests' own history into an empty folder. */
  CommandLineProject(Path folder, PostgresDatabase database) throws IOException {
    this.folder = folder;
    this.database = database;
    Files.createDirectory(revisions());
    try (Stream<Path> files = Files.list(resource("migrations"))) {
      for (Path file : files.toList()) {
        Files.copy(file, revisions().resolve(file.getFileName().toString()));
      }
    }
  }

  static Path resource(String name) {
    try {
      URL url = Objects.requireNonNull(CommandLineProject.class.getResource(name), name);
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Path revisions() {
    return folder.resolve("migrations");
  }

  /**
   * Does what a line says: a command of Aludel's, or one of those that change the surroundings.
   *
   * @return what the terminal shows, standard error marked, the exit code in brackets
   */
  String type(String line) throws IOException {
    String rest = line.substring(line.indexOf(' ') + 1);
    String file = rest.split(" ", 2)[0];
    String text = rest.substring(Math.min(rest.length(), file.length() + 1));
    switch (line.split(" ", 2)[0]) {
      case "aludel":
        return aludel(
            words(line.substring("aludel".length()).replace("<folder>", folder.toString())));
      case "psql":
        return rest.startsWith("SELECT")
            ? String.join("\n", database.strings(rest)) + "\n"
            : executed(rest);
      case "append":
        Files.writeString(
            revisions().resolve(file), Files.readString(revisions().resolve(file)) + text + "\n");
        return "";
      case "replace":
        String[] parts = text.split(" => ", 2);
        Files.writeString(
            revisions().resolve(file),
            Files.readString(revisions().resolve(file))
                .replaceFirst(
                    Pattern.quote(parts[0]) + "(?m)", Matcher.quoteReplacement(parts[1])));
        return "";
      case "cat":
        return Files.readString(revisions().resolve(file));
      case "rm":
        Files.delete(revisions().resolve(file));
        return "";
      case "mkdir":
        Files.createDirectory(folder.resolve(file));
        return "";
      case "write":
        Files.writeString(folder.resolve(file), text + "\n");
        return "";
      default:
        throw new IllegalArgumentException(line);
    }
  }

  private String executed(String statement) {
    database.execute(statement);
    return "";
  }

  private String aludel(List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            words,
            new Surroundings(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                environment(),
                Map.of(),
                folder,
                false));
    return steady(out.toString())
        + steady(err.toString()).lines().map(line -> "! " + line + "\n").reduce("", String::concat)
        + (code == 0 ? "" : "[" + code + "]\n");
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("ALUDEL_LOCATIONS", "filesystem:" + revisions());
    environment.put("ALUDEL_URL", database.url());
    environment.put("ALUDEL_USER", database.user());
    environment.put("ALUDEL_PASSWORD", database.password());
    return environment;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words;
  }

  /** Puts words in place of whatever is different each time. */
  private String steady(String text) {
    return text.replace(folder.toString(), "<folder>")
        .replace(database.url(), "<url>")
        .replaceAll("\"user\", *\"value\" : \"[^\"]*\"", "<user>")
        .replaceAll("(?m)^(user +)" + Pattern.quote(database.user()) + "  ", "$1<user>  ")
        .replaceAll("(\"value\" : )\"" + Pattern.quote(database.user()) + "\"", "$1\"<user>\"")
        .replaceAll("PostgreSQL \\d+\\.\\d+ on [^ .\"]+", "PostgreSQL <version> on <server>")
        .replaceAll("dump' on PostgreSQL \\d+", "dump' on PostgreSQL <major>")
        .replaceAll("\\(\\d+ ms\\)", "(<n> ms)")
        .replaceAll("(\"milliseconds\" : )\\d+", "$1<n>")
        // Out of a folder of classes there is no version, out of a jar there is.
        .replaceAll("(['\"])(development|\\d+\\.\\d+\\.\\d+-SNAPSHOT)(['\"])", "$1<tool>$3")
        .replaceAll("(\"executedBy\" : )\"[^\"]*\"", "$1\"<who>\"")
        .replaceAll("(?m) by \\S+ aludel$", " by <who>")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ", "<time>")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z", "<time>");
  }
}
