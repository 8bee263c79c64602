package dev.aludel.examples.quickstart.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Generated;

/** What content is made for. */
@Entity
@Table(
    uniqueConstraints =
        @UniqueConstraint(
            name = "project_owner_name_key",
            columnNames = {"owner_id", "name"}))
@Check(name = "project_name_length", constraints = "char_length(name) BETWEEN 1 AND 120")
public class Project {

  @Id
  @Generated
  @Column(columnDefinition = "bigint GENERATED ALWAYS AS IDENTITY")
  long id;

  /** Without its own definition the column would get that of the id it refers to. */
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "owner_id", columnDefinition = "bigint", nullable = false)
  User owner = new User();

  @Column(columnDefinition = "text", nullable = false)
  String name = "";

  @ColumnDefault("''")
  @Column(columnDefinition = "text", nullable = false)
  String description = "";

  @Generated
  @ColumnDefault("now()")
  @Column(name = "created_at", columnDefinition = "timestamptz", nullable = false)
  Instant createdAt = Instant.EPOCH;

  @Generated
  @ColumnDefault("now()")
  @Column(name = "updated_at", columnDefinition = "timestamptz", nullable = false)
  Instant updatedAt = Instant.EPOCH;

  protected Project() {}
}
