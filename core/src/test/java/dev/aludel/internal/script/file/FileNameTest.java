package dev.aludel.internal.script.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource({
    "20241107_120000_add_user_model.sql, 20241107_120000, add user model",
    "20241107_120000.sql, 20241107_120000, ''",
    "20241107_120000__x.SQL, 20241107_120000, x",
    "20241107_1200001.sql, 20241107, 1200001",
    "ae1027a6acf_add_column.sql, ae1027a6acf, add column",
    "V1.2__first.Sql, V1.2, first",
    "a.sql, a, ''",
    "a.sql.sql, a, .sql",
    "größe_1.sql, größe, 1",
  })
  void theNameBeginsWithTheId(String name, String id, String message) {
    assertThat(FileName.of(name, Optional.empty())).isEqualTo(new FileName(id, message));
  }

  @ParameterizedTest
  @CsvSource({
    "add_user.sql, x1, add user",
    "x1_add_user.sql, x1, add user",
    "x1.sql, x1, ''",
    "20241107_120000_add_user.sql, x1, add user",
    "a_b_add_user.sql, a_b, add user",
  })
  void anIdFromTheHeaderLeavesTheMessageToTheName(String name, String id, String message) {
    assertThat(FileName.of(name, Optional.of(id))).isEqualTo(new FileName(id, message));
  }
}
