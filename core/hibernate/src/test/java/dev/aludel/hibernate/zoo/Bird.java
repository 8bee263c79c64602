package dev.aludel.hibernate.zoo;

import jakarta.persistence.Entity;

/** In its parent's table. */
@Entity
public class Bird extends Animal {
  Double span;
}
