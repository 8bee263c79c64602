package dev.aludel.spring.library;

import org.springframework.stereotype.Component;

/** Counts pages. */
@Component
public class PageCounter {

  int count(Pages pages) {
    return pages.count();
  }
}
