package dev.aludel.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingQueryTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO item VALUES (?) RETURNING id",
        "WITH gone AS (delete FROM item RETURNING id) SELECT id FROM gone",
        "UPDATE item SET a = 1 RETURNING a",
        "WITH a AS (SELECT 1 FOR UPDATE), b AS (UPDATE item SET a = 1 RETURNING a) SELECT a FROM b",
        "MERGE INTO item USING other ON a = b WHEN MATCHED THEN DO NOTHING",
        "CALL pass()",
        "DO $$ BEGIN INSERT INTO item VALUES (1); END $$",
        "/* a comment */ Insert INTO item VALUES (1)",
        "SELECT 'no end"
      })
  void whatMayLeaveSomethingBehindWrites(String sql) {
    assertThat(WritingQuery.is(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT id FROM item WHERE id = ? FOR UPDATE",
        "SELECT id FROM item for no key\n update SKIP LOCKED",
        "SELECT id FROM log WHERE verb IN ('insert', $$ delete $$)",
        "SELECT \"update\" FROM item",
        "SELECT 1 -- nothing to update",
        "SELECT 1 /* delete */",
        "SELECT updated, call_id FROM item"
      })
  void whatOnlyReadsOrLocksDoesNot(String sql) {
    assertThat(WritingQuery.is(sql)).isFalse();
  }
}
