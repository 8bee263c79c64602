package dev.aludel.spring.library;

import org.springframework.data.jpa.repository.JpaRepository;

/** The books there are. */
public interface BookRepository extends JpaRepository<Book, Long> {}
