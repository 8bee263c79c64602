package dev.aludel.spring.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** JPA over a schema that Aludel makes. */
@SpringBootApplication
public class ShopApplication {

  /**
   * Starts it, says whom it knows, and ends.
   *
   * @param arguments options
   */
  public static void main(String[] arguments) {
    try (ConfigurableApplicationContext shop =
        SpringApplication.run(ShopApplication.class, arguments)) {
      shop.getBean(CustomerRepository.class)
          .findAll()
          .forEach(customer -> System.out.println("customer " + customer.name()));
    }
  }
}
