package dev.aludel.spring.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** JPA over a schema that Aludel makes. */
@SpringBootApplication
public class ShopApplication {}
