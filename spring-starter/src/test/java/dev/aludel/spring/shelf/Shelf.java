package dev.aludel.spring.shelf;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Where books stand. */
@Entity
public class Shelf {

  @Id private long id;
  private String roomName = "";

  protected Shelf() {}

  public long id() {
    return id;
  }

  public String roomName() {
    return roomName;
  }
}
