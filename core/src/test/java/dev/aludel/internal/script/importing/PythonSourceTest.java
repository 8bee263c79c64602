package dev.aludel.internal.script.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PythonSourceTest {

  @Test
  void theUsualHeaderIsRead() {
    PythonSource source =
        PythonSource.of(
            """
            \"""添加 user's
            table

            Revision ID: 27c6a30d7c24
            Revises: None
            \"""
            from alembic import op
            import sqlalchemy as sa

            # revision identifiers, used by Alembic.
            revision = '27c6a30d7c24'
            down_revision = None
            branch_labels = ('users', "people",)
            depends_on = [
                'abc',  # the 'first' one
                'd' 'ef',
            ]

            def upgrade():
                revision = 'other'
            """);
    assertThat(source.message()).isEqualTo("添加 user's table");
    assertThat(source.strings("revision")).contains(List.of("27c6a30d7c24"));
    assertThat(source.strings("down_revision")).contains(List.of());
    assertThat(source.strings("branch_labels")).contains(List.of("users", "people"));
    assertThat(source.strings("depends_on")).contains(List.of("abc", "def"));
  }

  @Test
  void annotationsAndContinuationsAreRead() {
    PythonSource source =
        PythonSource.of(
            "#!/usr/bin/env python\r\n# -*- coding: utf-8 -*-\r\n'one line'\r\n"
                + "from typing import Union, Sequence\r\n"
                + "revision: str = 'b1'\r\n"
                + "down_revision: Union[str, Sequence[str], None] = ('a1', 'a2')\r\n"
                + "depends_on: Union['str', None] = \\\r\n  None\r\n"
                + "branch_labels = None  # 'no'\r\n");
    assertThat(source.message()).isEqualTo("one line");
    assertThat(source.strings("revision")).contains(List.of("b1"));
    assertThat(source.strings("down_revision")).contains(List.of("a1", "a2"));
    assertThat(source.strings("depends_on")).contains(List.of());
    assertThat(source.strings("branch_labels")).contains(List.of());
  }

  @Test
  void whatOnlyLooksLikeAHeaderIsNone() {
    PythonSource source =
        PythonSource.of(
            """
            text = \"""
            revision = 'in a text'
            \"""
            revision_of = 'x'
            class A:
                down_revision = 'inside'
            call(
            depends_on='argument',
            )
            print("revision = 'x'")
            """);
    assertThat(source.message()).isEmpty();
    assertThat(source.strings("revision")).isEmpty();
    assertThat(source.strings("down_revision")).isEmpty();
    assertThat(source.strings("depends_on")).isEmpty();
  }

  @Test
  void brokenFilesEnd() {
    for (String text :
        List.of(
            "'''never closed", "revision = (", "revision", "\\", "revision = 'a", "x = \"\\", "")) {
      assertThat(PythonSource.of(text).strings("depends_on")).isEmpty();
    }
  }

  @Test
  void escapesAreRead() {
    assertThat(PythonSource.of("r'a\\b'\n").message()).isEqualTo("a\\b");
    assertThat(PythonSource.of("u\"it's \\\"so\\\"\"\n").message()).isEqualTo("it's \"so\"");
  }
}
