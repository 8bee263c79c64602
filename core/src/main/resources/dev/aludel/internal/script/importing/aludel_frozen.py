"""Finds what a recording freezes: answers that a run would get from its database, its clock or its environment."""

import ast
import os
import sys
import uuid

from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from aludel_driver import RECORDER, line_in

FROZEN = {
    "alembic.op.get_bind": "connection",
    "alembic.op.get_context.bind": "connection",
    "alembic.op.get_context.connection": "connection",
    "alembic.op.get_context.dialect": "connection",
    "alembic.op.get_context.impl": "connection",
    "alembic.op.get_context.as_sql": "offline",
    "alembic.context.get_bind": "connection",
    "alembic.context.is_offline_mode": "offline",
    "alembic.context.get_x_argument": "argument",
    "alembic.context.config": "configuration",
    "uuid.uuid1": "value",
    "uuid.uuid4": "value",
    "datetime.datetime.now": "value",
    "datetime.datetime.utcnow": "value",
    "datetime.datetime.today": "value",
    "datetime.date.today": "value",
    "time.time": "value",
    "time.time_ns": "value",
    "time.localtime": "value",
    "time.gmtime": "value",
    "time.strftime": "value",
    "os.environ": "environment",
    "os.getenv": "environment",
    "os.urandom": "value",
    "socket.gethostname": "environment",
    "random": "value",
    "secrets": "value",
    "print": "print",
    "open": "file",
    "pathlib.Path.read_text": "file",
    "pathlib.Path.read_bytes": "file",
}

"""Those that are no functions."""
VALUES = [name for name in FROZEN if name.rsplit(".", 1)[-1] in ("environ", "config", "as_sql")]
VALUES += [name for name in FROZEN if "get_context." in name]


class Names(ast.NodeVisitor):
    """Finds the constructs in a revision's text, by what their names were imported as."""

    def __init__(self):
        self.known = {"print": "print", "open": "open"}
        self.found = []

    def visit_Import(self, node):
        for one in node.names:
            self.known[one.asname or one.name.split(".")[0]] = one.name if one.asname else one.name.split(".")[0]

    def visit_ImportFrom(self, node):
        for one in node.names:
            self.known[one.asname or one.name] = "%s.%s" % (node.module or "", one.name)

    def dotted(self, node):
        if isinstance(node, ast.Name):
            return self.known.get(node.id)
        if isinstance(node, ast.Attribute):
            owner = self.dotted(node.value)
            return owner and owner + "." + node.attr
        return self.dotted(node.func) if isinstance(node, ast.Call) else None

    def visit(self, node):
        used = node.func if isinstance(node, ast.Call) else node
        name = self.dotted(used) if isinstance(used, (ast.Name, ast.Attribute)) else None
        if name and (used is not node or name in VALUES):
            parts = name.split(".")
            kind = FROZEN.get(name) or (FROZEN.get(parts[0]) if len(parts) > 1 else None)
            if kind:
                self.found.append((kind, shown(name), node.lineno))
        super().visit(node)


def shown(name):
    parts = name.split(".")
    last = parts[-1]
    if name == "os.environ":
        return "os.environ"
    if len(parts) > 3:
        return "get_context()." + last
    return last if last in ("config",) else last + "()"


def note_frozen(file, tree):
    names = Names()
    names.visit(tree)
    for kind, construct, line in sorted(set(names.found), key=lambda one: one[2]):
        RECORDER.note(kind, construct, file, line)


def watched():
    """The same in the modules that revisions use, as they are called; by the code of the functions."""
    found = {
        uuid.uuid1.__code__: ("value", "uuid1()"),
        uuid.uuid4.__code__: ("value", "uuid4()"),
        os.getenv.__code__: ("environment", "getenv()"),
        type(os.environ).__getitem__.__code__: ("environment", "os.environ"),
        Operations.get_bind.__code__: ("connection", "get_bind()"),
        EnvironmentContext.is_offline_mode.__code__: ("offline", "is_offline_mode()"),
        EnvironmentContext.get_x_argument.__code__: ("argument", "get_x_argument()"),
    }
    built_in = {
        "datetime.now": "now()",
        "datetime.utcnow": "utcnow()",
        "datetime.today": "today()",
        "date.today": "today()",
        "print": "print()",
    }
    return found, built_in


class Watch:
    """Notes a construct where another module of the project uses it while a revision runs, and Python's defaults of columns."""

    between = ("os.py", "_collections_abc.py", "op.py", "context.py")

    def __init__(self, root):
        self.root = root
        self.codes, self.built_in = watched()

    def __enter__(self):
        sys.setprofile(self.saw)

    def __exit__(self, *_):
        sys.setprofile(None)

    def saw(self, frame, event, argument):
        if event == "call":
            kind, construct = self.codes.get(frame.f_code, (None, None))
            caller = frame.f_back
        elif event == "c_call":
            construct = self.built_in.get(getattr(argument, "__qualname__", None))
            kind = "print" if construct == "print()" else "value"
            caller = frame
        else:
            return
        if construct:
            self.tell(kind, construct, caller)

    def tell(self, kind, construct, caller):
        if "sqlalchemy" + os.sep in caller.f_code.co_filename:
            line = line_in(RECORDER.file, caller)
            if kind == "value" and line:
                RECORDER.note(kind, construct, RECORDER.file, line)
            return
        while caller is not None and self.is_between(caller.f_code.co_filename):
            caller = caller.f_back
        file = caller.f_code.co_filename if caller is not None else ""
        if file != RECORDER.file and file.startswith(self.root) and "-packages" + os.sep not in file:
            RECORDER.note(kind, construct, file, caller.f_lineno)

    def is_between(self, file):
        return file.startswith("<") or os.path.basename(file) in self.between
