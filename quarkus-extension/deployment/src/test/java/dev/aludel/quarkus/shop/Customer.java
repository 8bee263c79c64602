package dev.aludel.quarkus.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What the revisions under shop/migrations make a table for. */
@Entity
public class Customer {

  /** Its number. */
  @Id public long id;

  /** Its name. */
  public String name = "";
}
