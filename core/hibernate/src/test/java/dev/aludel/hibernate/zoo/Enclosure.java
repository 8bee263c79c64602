package dev.aludel.hibernate.zoo;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** What stands in an extension, a type of its own, and a row of somebody's. */
@Entity
public class Enclosure {
  @Id
  @GeneratedValue(generator = "enclosures")
  @SequenceGenerator(name = "enclosures", sequenceName = "enclosure_numbers", allocationSize = 20)
  Long id;

  @TenantId String tenant;

  @Column(columnDefinition = "citext", unique = true)
  String shortName;

  @Embedded Size size;

  @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
  Climate climate;

  @ElementCollection
  @CollectionTable(name = "enclosure_sign")
  @MapKeyColumn(name = "language", length = 5)
  @Column(name = "words", nullable = false)
  Map<String, String> signs;

  @OneToMany
  @JoinColumn(name = "enclosure")
  @OrderColumn(name = "place")
  @OnDelete(action = OnDeleteAction.CASCADE)
  List<Keeper> keepers;

  enum Climate {
    WARM,
    COLD
  }
}
