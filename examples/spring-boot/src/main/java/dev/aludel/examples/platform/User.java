package dev.aludel.examples.platform;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Generated;

/** Somebody who signs in to the platform. */
@Entity
@Table(
    name = "app_user",
    check = {
      @CheckConstraint(name = "app_user_email_form", constraint = "email LIKE '_%@_%'"),
      @CheckConstraint(
          name = "app_user_display_name_length",
          constraint = "char_length(display_name) BETWEEN 1 AND 100"),
      @CheckConstraint(
          name = "app_user_role_known",
          constraint = "role IN ('author', 'editor', 'admin')")
    })
public class User {

  /** In place of {@code GenerationType.IDENTITY}, which says BY DEFAULT. */
  @Id
  @Generated
  @Column(columnDefinition = "bigint GENERATED ALWAYS AS IDENTITY")
  private long id;

  @Column(columnDefinition = "text", nullable = false)
  private String email = "";

  @Column(columnDefinition = "text", nullable = false)
  private String displayName = "";

  @ColumnDefault("'author'")
  @Column(columnDefinition = "text", nullable = false)
  private String role = "author";

  @Generated
  @ColumnDefault("now()")
  @Column(columnDefinition = "timestamptz", nullable = false)
  private Instant createdAt = Instant.EPOCH;

  @Generated
  @ColumnDefault("now()")
  @Column(columnDefinition = "timestamptz", nullable = false)
  private Instant updatedAt = Instant.EPOCH;

  protected User() {}

  User(String email, String displayName) {
    this.email = email;
    this.displayName = displayName;
  }

  long id() {
    return id;
  }

  String email() {
    return email;
  }

  String displayName() {
    return displayName;
  }
}
