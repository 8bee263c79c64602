package dev.aludel.hibernate.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Columns of whoever has one. */
@Embeddable
public class Address {
  String street;

  @Column(length = 10)
  String zip;
}
