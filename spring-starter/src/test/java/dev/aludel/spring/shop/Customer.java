package dev.aludel.spring.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Somebody who buys. */
@Entity
public class Customer {

  @Id private long id;
  private String name = "";

  protected Customer() {}

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }
}
