package dev.aludel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The users of the manual's recipe, one that changes the schema and the application's own, under
 * names that no other test has: roles belong to the whole server.
 */
public final class TwoUsers {

  private static final Pattern STATEMENTS =
      Pattern.compile("\\*\\*A user of its own\\.\\*\\*.*?```sql\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PROPERTIES =
      Pattern.compile(
          "\\*\\*A user of its own for the schema\\.\\*\\*.*?```properties\\n(.*?)```",
          Pattern.DOTALL);

  private final PostgresDatabase database;

  /**
   * Nobody is there yet.
   *
   * @param database whose users they will be
   */
  public TwoUsers(PostgresDatabase database) {
    this.database = database;
  }

  /** {@return the user that changes the schema} */
  public String owner() {
    return database.name() + "_owner";
  }

  /** {@return the application's user} */
  public String app() {
    return database.name() + "_app";
  }

  /**
   * Runs the statements of the recipe as they are printed.
   *
   * @param page the page of the manual
   */
  public void make(Path page) throws IOException {
    database.execute(printed(STATEMENTS, page));
  }

  /**
   * The properties of an application as they are printed.
   *
   * @param page the page of a framework's manual
   * @return the values by name
   */
  public Map<String, String> properties(Path page) throws IOException {
    Map<String, String> properties = new LinkedHashMap<>();
    printed(PROPERTIES, page)
        .lines()
        .map(line -> line.split("=", 2))
        .forEach(pair -> properties.put(pair[0], pair[1]));
    return properties;
  }

  private String printed(Pattern recipe, Path page) throws IOException {
    Matcher found = recipe.matcher(Files.readString(page));
    if (!found.find()) {
      throw new IllegalStateException(page + " has no such recipe: " + recipe);
    }
    return found.group(1).replace("shop_owner", owner()).replace("shop_app", app());
  }

  /** Takes them away, with what they own. */
  public void drop() {
    for (String role : new String[] {owner(), app()}) {
      database.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
  }
}
