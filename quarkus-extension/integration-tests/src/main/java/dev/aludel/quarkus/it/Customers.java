package dev.aludel.quarkus.it;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.stream.Collectors;

/** Lists the customers. */
@Path("customers")
public class Customers {

  private final EntityManager entities;

  /**
   * Made by Quarkus.
   *
   * @param entities the way to the database
   */
  public Customers(EntityManager entities) {
    this.entities = entities;
  }

  /** {@return their names, a line for each} */
  @GET
  @Transactional
  public String names() {
    return entities
        .createQuery("from Customer order by id", Customer.class)
        .getResultStream()
        .map(customer -> customer.name)
        .collect(Collectors.joining("\n"));
  }
}
