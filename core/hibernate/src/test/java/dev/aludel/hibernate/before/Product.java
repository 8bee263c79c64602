package dev.aludel.hibernate.before;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A product as it was. */
@Entity
@Table(name = "product")
public class Product {
  @Id Long id;

  @Column(length = 40)
  String name;

  String colour;
}
