package dev.aludel.hibernate.after;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;

/** The product as it is wanted. */
@Entity
@Table(name = "product", indexes = @Index(columnList = "maker_id"))
public class Product {
  @Id Long id;

  @Column(length = 80)
  String name;

  @Column(name = "color")
  String colour;

  @Column(nullable = false)
  @ColumnDefault("1")
  int amount;

  @ManyToOne Maker maker;
}
