package dev.aludel.quarkus.goods;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What goods lie in. */
@Entity
public class Crate {

  /** Its number. */
  @Id public long id;
}
