package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Publication;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE PUBLICATION} and its kin; what it publishes is added behind it. */
final class PublicationSql implements KindSql<Publication> {

  private static final List<String> ALL = List.of("insert", "update", "delete", "truncate");

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "PUBLICATION " + Writing.bare(id.name());
  }

  @Override
  public List<Part> create(Publication publication, Writing writing) {
    List<String> options = new ArrayList<>();
    if (!publication.publishes().equals(ALL)) {
      options.add(publishes(publication));
    }
    if (publication.viaRoot()) {
      options.add(viaRoot(publication));
    }
    if (publication.generated().isPresent()) {
      options.add(generated(publication));
    }
    return List.of(
        new Part.Statement(
            "CREATE %s%s%s"
                .formatted(
                    reference(publication.id(), writing),
                    publication.allTables() ? " FOR ALL TABLES" : "",
                    options.isEmpty() ? "" : " WITH (" + String.join(", ", options) + ")")));
  }

  @Override
  public List<Part> drop(Publication publication, Writing writing) {
    return List.of(new Part.Statement("DROP " + reference(publication.id(), writing)));
  }

  @Override
  public List<Part> alter(Publication before, Publication after, Writing writing) {
    List<String> options = new ArrayList<>();
    if (!before.publishes().equals(after.publishes())) {
      options.add(publishes(after));
    }
    if (before.viaRoot() != after.viaRoot()) {
      options.add(viaRoot(after));
    }
    if (!before.generated().equals(after.generated())) {
      options.add(generated(after));
    }
    return List.of(
        new Part.Statement(
            "ALTER %s SET (%s)"
                .formatted(reference(after.id(), writing), String.join(", ", options))));
  }

  private static String publishes(Publication publication) {
    return "publish = " + Literals.quote(String.join(", ", publication.publishes()));
  }

  private static String viaRoot(Publication publication) {
    return "publish_via_partition_root = " + publication.viaRoot();
  }

  private static String generated(Publication publication) {
    return "publish_generated_columns = " + publication.generated().orElse("none");
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER %s RENAME TO %s".formatted(reference(from, writing), Writing.bare(to.name()))));
  }
}
