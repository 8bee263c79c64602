package dev.aludel.hibernate.zoo;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

/** A table each, joined. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
public class Building {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  String street;
}
