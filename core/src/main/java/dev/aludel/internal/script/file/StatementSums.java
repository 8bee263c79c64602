package dev.aludel.internal.script.file;

import dev.aludel.internal.sql.Checksum;
import dev.aludel.internal.sql.Token;
import dev.aludel.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A checksum for each statement of an upgrade, so that the log can tell later which one was
 * changed. They only find a place, so the beginning of each will do, and not every one of very many
 * is kept.
 */
final class StatementSums {

  /** How many statements are worth it. */
  private static final int MOST = 1000;

  /** How many characters of each, behind the number of the rule. */
  private static final int KEPT = 12;

  private final Checksum checksum = new Checksum();
  private final List<String> values = new ArrayList<>();
  private boolean inData;

  void add(Token token) {
    if (inData && token.kind().significant() && token.kind() != TokenKind.COPY_DATA) {
      take();
    }
    if (values.size() < MOST) {
      checksum.add(token);
    }
  }

  void end(Tag section) {
    if (section.is(Tag.UPGRADE)) {
      take();
    }
  }

  /** The data that follow belong to it. */
  void endBehindData(Tag section) {
    inData = section.is(Tag.UPGRADE);
  }

  private void take() {
    inData = false;
    if (values.size() < MOST) {
      String value = checksum.value();
      values.add(value.substring(value.indexOf(':') + 1).substring(0, KEPT));
    }
  }

  List<String> values() {
    if (inData) {
      take();
    }
    return List.copyOf(values);
  }
}
