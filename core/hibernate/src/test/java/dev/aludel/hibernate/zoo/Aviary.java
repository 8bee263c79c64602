package dev.aludel.hibernate.zoo;

import jakarta.persistence.Entity;
import jakarta.persistence.ManyToMany;
import java.util.Set;
import org.hibernate.annotations.Formula;

/** In a table of its own that refers to its parent's. */
@Entity
public class Aviary extends Building {
  int height;

  @Formula("height * 2")
  int twice;

  @ManyToMany Set<Bird> birds;
}
