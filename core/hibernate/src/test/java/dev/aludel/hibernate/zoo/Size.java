package dev.aludel.hibernate.zoo;

import jakarta.persistence.Embeddable;
import org.hibernate.annotations.Struct;

/** A composite type. */
@Embeddable
@Struct(name = "size")
public class Size {
  int length;
  int width;
}
