package dev.aludel.internal.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Tells whether a text asks the server for something else than before.
 *
 * <p>Rule 1, which the value names: white space and comments don't count; outside quotes the ASCII
 * letters are folded to lower case, as the server folds them; what stands in quotes of any kind, a
 * dollar quote's tags among it, counts byte for byte. Each token is hashed as its length in bytes,
 * a colon and its UTF-8, so that no two lists of tokens read alike: {@code a b} is not {@code ab},
 * and {@code @ -1} is not {@code @-1}. The further part of a string has a plus sign in front:
 * {@code 'a' 'b'} is an error on one line and a string on two. The lines of psql's that are skipped
 * don't count: pg_dump makes up another word for them each time.
 */
public final class Checksum {

  private static final String RULE = "1:";

  private final MessageDigest digest = Sha256.begin();

  /** Begins with no token. */
  public Checksum() {}

  /**
   * The checksum of a text as a whole.
   *
   * @param sql the text
   * @return {@code 1:} and 64 hexadecimal digits
   * @throws dev.aludel.error.MalformedSqlException where the text can't be read to its end
   */
  public static String of(String sql) {
    Checksum checksum = new Checksum();
    SqlSplitter tokens = new SqlSplitter(SqlLexer.of(sql, ""), statement -> {});
    for (var token = tokens.next(); token.isPresent(); token = tokens.next()) {
      checksum.add(token.get());
    }
    return checksum.value();
  }

  /**
   * Takes the next token in; one that the server does not see changes nothing.
   *
   * @param token the token
   */
  public void add(Token token) {
    if (!token.kind().significant() || PsqlCommand.skipped(token)) {
      return;
    }
    byte[] bytes = counted(token).getBytes(StandardCharsets.UTF_8);
    String mark = token.kind() == TokenKind.STRING_CONTINUATION ? "+" : "";
    digest.update((mark + bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  /**
   * The checksum of the tokens so far; afterwards it begins anew.
   *
   * @return {@code 1:} and 64 hexadecimal digits
   */
  public String value() {
    return RULE + Sha256.end(digest);
  }

  private static String counted(Token token) {
    return switch (token.kind()) {
      case WORD, NUMBER -> AsciiCase.lower(token.text());
      case STRING, QUOTED_IDENTIFIER -> {
        int quote = token.text().indexOf(token.kind() == TokenKind.STRING ? '\'' : '"');
        yield AsciiCase.lower(token.text().substring(0, quote)) + token.text().substring(quote);
      }
      default -> token.text();
    };
  }
}
