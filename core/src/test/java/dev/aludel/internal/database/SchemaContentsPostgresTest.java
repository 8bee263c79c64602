package dev.aludel.internal.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether emptying a schema knows every catalogue of things that live in one. */
@ExtendWith(PostgresExtension.class)
class SchemaContentsPostgresTest {

  private static final Pattern CATALOGUE = Pattern.compile("FROM pg_catalog\\.(pg_\\w+)");

  /** They say something of a schema, or go with a table; an extension is never dropped. */
  private static final Set<String> NOT_DROPPED =
      Set.of("pg_default_acl", "pg_constraint", "pg_extension");

  @Test
  void everyCatalogueWithANamespaceIsRead(PostgresDatabase database) {
    Set<String> catalogues =
        new TreeSet<>(
            database.strings(
                """
                SELECT c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                 WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r'
                   AND a.atttypid = 'oid'::regtype AND a.attname LIKE '%namespace'
                """));
    catalogues.removeAll(NOT_DROPPED);
    Set<String> read =
        CATALOGUE
            .matcher(SchemaContents.OBJECTS)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(read).containsAll(catalogues);
  }
}
