package dev.aludel.quarkus.it;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Somebody who buys. */
@Entity
public class Customer {

  /** Its number. */
  @Id public long id;

  /** Its name. */
  public String name = "";
}
