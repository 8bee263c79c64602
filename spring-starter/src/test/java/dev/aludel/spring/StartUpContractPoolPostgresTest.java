package dev.aludel.spring;

import dev.aludel.postgres.PostgresDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the application's own data source, with revisions outside the class path. */
class StartUpContractPoolPostgresTest extends StartUpContractSpringPostgresTest {

  @TempDir private Path folder;

  StartUpContractPoolPostgresTest(PostgresDatabase shared) {
    super(shared);
  }

  @Override
  Map<String, String> own(Map<String, String> settings) {
    Map<String, String> own = new HashMap<>(settings);
    own.keySet().removeAll(List.of("url", "user", "password"));
    return own;
  }

  @Override
  protected String location(String name) {
    return copy(name, folder);
  }

  @Override
  protected String source(String url) {
    return "the application's data source";
  }
}
