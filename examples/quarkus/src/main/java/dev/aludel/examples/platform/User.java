package dev.aludel.examples.platform;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody who signs in to the platform. */
@Entity
@Table(name = "app_user")
public class User {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(columnDefinition = "text", nullable = false)
  private String email = "";

  @Column(columnDefinition = "text", nullable = false)
  private String displayName = "";

  protected User() {}

  User(String email, String displayName) {
    this.email = email;
    this.displayName = displayName;
  }

  long id() {
    return id;
  }

  String email() {
    return email;
  }

  String displayName() {
    return displayName;
  }
}
