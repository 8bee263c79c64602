package dev.aludel.spring.library;

import jakarta.persistence.PrePersist;
import org.springframework.stereotype.Component;

/** Hears of books, by means of what waits for the schema. */
@Component
public class BookListener {

  private final BookRepository books;

  BookListener(@org.springframework.context.annotation.Lazy BookRepository books) {
    this.books = books;
  }

  @PrePersist
  void persisted(Book book) {
    books.count();
  }
}
