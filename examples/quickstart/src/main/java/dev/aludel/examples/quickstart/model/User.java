package dev.aludel.examples.quickstart.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Generated;

/** Somebody who signs in to the platform. */
@Entity
@Table(name = "app_user")
@Check(name = "app_user_email_form", constraints = "email LIKE '_%@_%'")
@Check(
    name = "app_user_display_name_length",
    constraints = "char_length(display_name) BETWEEN 1 AND 100")
@Check(name = "app_user_role_known", constraints = "role IN ('author', 'editor', 'admin')")
public class User {

  /** In place of {@code GenerationType.IDENTITY}, which says BY DEFAULT. */
  @Id
  @Generated
  @Column(columnDefinition = "bigint GENERATED ALWAYS AS IDENTITY")
  long id;

  @Column(columnDefinition = "text", nullable = false)
  String email = "";

  @Column(name = "display_name", columnDefinition = "text", nullable = false)
  String displayName = "";

  @ColumnDefault("'author'")
  @Column(columnDefinition = "text", nullable = false)
  String role = "author";

  @Generated
  @ColumnDefault("now()")
  @Column(name = "created_at", columnDefinition = "timestamptz", nullable = false)
  Instant createdAt = Instant.EPOCH;

  @Generated
  @ColumnDefault("now()")
  @Column(name = "updated_at", columnDefinition = "timestamptz", nullable = false)
  Instant updatedAt = Instant.EPOCH;

  protected User() {}
}
