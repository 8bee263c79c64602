package dev.aludel.spring.library;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.springframework.stereotype.Component;

/** A bean that Spring alone can make. */
@Component
@Converter
public class PagesConverter implements AttributeConverter<Pages, Integer> {

  private final PageCounter counter;

  PagesConverter(PageCounter counter) {
    this.counter = counter;
  }

  @Override
  public Integer convertToDatabaseColumn(Pages pages) {
    return counter.count(pages);
  }

  @Override
  public Pages convertToEntityAttribute(Integer count) {
    return new Pages(count);
  }
}
