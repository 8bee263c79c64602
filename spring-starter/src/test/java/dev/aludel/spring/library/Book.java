package dev.aludel.spring.library;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** Something to read. */
@Entity
@EntityListeners(BookListener.class)
public class Book {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id = 0L;

  @Column(nullable = false, length = 80)
  private String shortTitle = "";

  @Convert(converter = PagesConverter.class)
  private Pages pages = new Pages(0);

  protected Book() {}

  public String shortTitle() {
    return shortTitle;
  }

  public Pages pages() {
    return pages;
  }
}
