package dev.aludel.hibernate.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.envers.Audited;
import org.hibernate.envers.RelationTargetAuditMode;
import org.hibernate.type.SqlTypes;

/** Nearly every annotation that reaches the schema. */
@Entity
@Audited
@SoftDelete
@Comment("who comes")
@Check(constraints = "region <> ''")
@Table(
    name = "visitors",
    indexes = {
      @Index(columnList = "email"),
      @Index(name = "by_region", columnList = "region DESC")
    },
    uniqueConstraints = @UniqueConstraint(columnNames = {"email", "region"}))
public class Visitor {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @NotNull
  @Size(max = 80)
  String email;

  @Column(nullable = false)
  String region;

  @ColumnDefault("0")
  int points;

  @Enumerated(EnumType.STRING)
  Tier tier;

  @Enumerated(EnumType.ORDINAL)
  Tier second;

  @JdbcTypeCode(SqlTypes.NAMED_ENUM)
  Tier named;

  @GeneratedColumn("points * 2")
  int twice;

  @Column(columnDefinition = "text")
  String remark;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, String> extra;

  UUID token;
  Instant seen;
  LocalDate birthday;
  byte[] picture;
  String[] tags;
  @Embedded Address address;
  @ElementCollection Set<String> nicknames;

  @ManyToOne
  @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED)
  Animal favourite;

  enum Tier {
    SILVER,
    GOLD
  }
}
