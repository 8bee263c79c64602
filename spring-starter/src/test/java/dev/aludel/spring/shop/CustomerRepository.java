package dev.aludel.spring.shop;

import org.springframework.data.jpa.repository.JpaRepository;

/** The customers there are. */
public interface CustomerRepository extends JpaRepository<Customer, Long> {}
