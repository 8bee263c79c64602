package dev.aludel.examples.platform;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** What content is made for. */
@Entity
public class Project {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long ownerId;

  @Column(columnDefinition = "text", nullable = false)
  private String name = "";

  protected Project() {}

  Project(long ownerId, String name) {
    this.ownerId = ownerId;
    this.name = name;
  }

  long id() {
    return id;
  }

  long ownerId() {
    return ownerId;
  }

  String name() {
    return name;
  }
}
