package dev.aludel.examples.platform;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Generated;

/** What content is made for. */
@Entity
@Table(
    uniqueConstraints =
        @UniqueConstraint(
            name = "project_owner_name_key",
            columnNames = {"owner_id", "name"}),
    check =
        @CheckConstraint(
            name = "project_name_length",
            constraint = "char_length(name) BETWEEN 1 AND 120"))
public class Project {

  @Id
  @Generated
  @Column(columnDefinition = "bigint GENERATED ALWAYS AS IDENTITY")
  private long id;

  /** Without its own definition the column would get that of the id it refers to. */
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "owner_id", columnDefinition = "bigint", nullable = false)
  private User owner = new User();

  @Column(columnDefinition = "text", nullable = false)
  private String name = "";

  @ColumnDefault("''")
  @Column(columnDefinition = "text", nullable = false)
  private String description = "";

  @Generated
  @ColumnDefault("now()")
  @Column(columnDefinition = "timestamptz", nullable = false)
  private Instant createdAt = Instant.EPOCH;

  @Generated
  @ColumnDefault("now()")
  @Column(columnDefinition = "timestamptz", nullable = false)
  private Instant updatedAt = Instant.EPOCH;

  protected Project() {}

  Project(User owner, String name) {
    this.owner = owner;
    this.name = name;
  }

  long id() {
    return id;
  }

  User owner() {
    return owner;
  }

  String name() {
    return name;
  }
}
