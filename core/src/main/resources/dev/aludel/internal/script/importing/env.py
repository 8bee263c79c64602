"""Records what Alembic's revisions send to a database, without a database.

'aludel import alembic' has Alembic load this file in place of a project's env.py. It calls upgrade() and downgrade() of
every revision in this one process. What only a database could answer ends the function, and that is recorded too.

Reads 'request', writes 'result', both beside this file: lines of fields with tabs between them.
"""

import ast
import contextlib
import os
import sys

from alembic import context, util
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, FOLDER)

from aludel_driver import RECORDER, reason_of, recording_connection, unescaped  # noqa: E402
from aludel_frozen import Watch, note_frozen  # noqa: E402


class Reached(BaseException):
    """env.py is where it would run the revisions."""


def project_options(config, connection):
    """What the project's env.py gives to context.configure(); no database is asked."""
    taken = {}
    project = EnvironmentContext(config, ScriptDirectory.from_config(config), fn=None, as_sql=True)

    def configure(self, connection=None, url=None, dialect_name=None, dialect=None, environment_context=None, **options):
        taken.update(options)

    def run_migrations(self, **_):
        raise Reached()

    kept = {name: getattr(EnvironmentContext, name) for name in ("configure", "run_migrations", "begin_transaction")}
    connects = {name: getattr(Engine, name) for name in ("connect", "begin")}
    EnvironmentContext.configure = configure
    EnvironmentContext.run_migrations = run_migrations
    EnvironmentContext.begin_transaction = lambda self: Nothing()
    Engine.connect = Engine.begin = lambda self, *_, **__: Lent(connection)
    try:
        with project:
            project.script.run_env()
    except Reached:
        pass
    finally:
        for name, method in kept.items():
            setattr(EnvironmentContext, name, method)
        for name, method in connects.items():
            setattr(Engine, name, method)
    return taken


class Nothing:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


class Lent(Nothing):
    """The one connection, which stays open."""

    def __init__(self, connection):
        self.connection = connection

    def __enter__(self):
        return self.connection

    def __getattr__(self, name):
        return getattr(self.connection, name)


NOT_OURS = ("as_sql", "output_buffer", "starting_rev", "destination_rev", "fn", "tag", "literal_binds", "dialect_opts")


def migration_context(connection, environment, options):
    ours = {name: value for name, value in options.items() if name not in NOT_OURS}
    try:
        return MigrationContext.configure(connection=connection, environment_context=environment, opts=ours)
    except TypeError:  # before Alembic 1.2
        return MigrationContext.configure(connection=connection, opts=ours)


def source(text, tree, name):
    for node in tree.body if tree is not None else ():
        if isinstance(node, ast.FunctionDef) and node.name == name:
            first = min([node.lineno] + [one.lineno for one in node.decorator_list])
            return "\n".join(text.splitlines()[first - 1 : getattr(node, "end_lineno", None) or node.lineno])
    return ""


def begins(direction, text, tree):
    RECORDER.savepoints = {}
    RECORDER.write("section", direction, source(text, tree, direction))


def record(watch, connection, module, direction):
    function = getattr(module, direction, None)
    if function is None:
        RECORDER.write("missing")
        return
    transaction = connection.begin()
    try:
        with watch:
            function()
    except NotImplementedError as e:
        RECORDER.write("refuses", reason_of(e))
    except (Exception, SystemExit) as e:
        RECORDER.failed(e)
    finally:
        if transaction.is_active:
            transaction.rollback()


def record_file(watch, connection, file):
    RECORDER.file, RECORDER.seen = file, set()
    RECORDER.write("file", file)
    text, tree, module, problem = "", None, None, None
    try:
        with open(file, encoding="utf-8-sig") as opened:
            text = opened.read()
        tree = ast.parse(text, file)
        note_frozen(file, tree)
        module = util.load_python_file(os.path.dirname(file), os.path.basename(file))
    except (Exception, SystemExit) as e:
        problem = e
    for direction in ("upgrade", "downgrade"):
        begins(direction, text, tree)
        if problem is None:
            record(watch, connection, module, direction)
        else:
            RECORDER.failed(problem)


@contextlib.contextmanager
def autocommit_block():
    RECORDER.commits()
    yield


def project_config(file, section, options):
    if file.endswith(".toml"):
        return Config(toml_file=file, cmd_opts=options)
    return Config(file, ini_section=section, cmd_opts=options)


def main():
    with open(os.path.join(FOLDER, "request"), encoding="utf-8", errors="surrogateescape", newline="\n") as opened:
        ini, section, root, *files = [unescaped(line) for line in opened.read().split("\n")[:-1]]
    os.chdir(root)
    outer = context.config
    config, options = outer, {}
    connection = recording_connection()
    if ini:
        try:
            config = project_config(ini, section, outer.cmd_opts)
            options = project_options(config, connection)
        except (Exception, SystemExit) as e:
            options = {}
            RECORDER.write("environment", reason_of(e))
    environment = EnvironmentContext(config, ScriptDirectory.from_config(outer), fn=None, as_sql=False)
    with environment:
        migrations = migration_context(connection, environment, options)
        environment._migration_context = migrations
        migrations.autocommit_block = autocommit_block
        with Operations.context(migrations):
            for file in files:
                record_file(Watch(root), connection, file)
        RECORDER.save(os.path.join(FOLDER, "result"))
        os._exit(0)  # Alembic's own way on would take this file's context for its own


main()
