package dev.aludel.internal.script.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlywayImportTest {

  @Test
  void namesOfPlaceholdersAreFound() {
    assertThat(FlywayImport.placeholders("${a} '${b-1}' ${ c} ${flyway:table} ${${d}"))
        .containsExactly("a", "b-1", "d", "flyway:table");
  }

  @Test
  void noCharacterIsReadMoreThanAFewTimes() {
    CountedText text = new CountedText("${".repeat(50_000));
    assertThat(FlywayImport.placeholders(text)).isEmpty();
    assertThat(text.reads).isLessThan(10L * text.length());
  }

  /** A text that counts how often one of its characters is read. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private long reads;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }
  }
}
