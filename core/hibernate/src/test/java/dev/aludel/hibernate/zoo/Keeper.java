package dev.aludel.hibernate.zoo;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;

/** As it is here, or as a mapping file says it. */
@Entity
public class Keeper {
  @Id Integer id;

  @NotBlank String firstName;

  @Max(12)
  short startMonth;
}
