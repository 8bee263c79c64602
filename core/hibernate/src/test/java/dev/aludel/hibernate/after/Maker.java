package dev.aludel.hibernate.after;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** New. */
@Entity
public class Maker {
  @Id Long id;

  @Column(nullable = false, unique = true)
  String name;
}
