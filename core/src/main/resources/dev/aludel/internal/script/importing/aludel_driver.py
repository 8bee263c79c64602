"""A connection to no database: its driver keeps each statement as it would be sent, and has no rows."""

import datetime
import decimal
import importlib
import math
import re
import sys
import uuid

from sqlalchemy import create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.base import PGDialect

UNKNOWN = "(known to the database alone)"
QUERY = re.compile(r"\s*\(*\s*(select|show|values|table|with(?!.*\b(insert|update|delete|merge)\b))\b", re.I | re.S)


class Unprintable(Exception):
    """Only a database could say how this goes on."""

    told = False


class Unknown:
    """A number that only the database knows: it can be shown, but nothing can be done with it."""

    def __repr__(self):
        return UNKNOWN

    def __format__(self, form):
        return UNKNOWN

    def _refuse(self, *_):
        RECORDER.refuse("it asks how many rows a statement changed")

    __bool__ = __int__ = __index__ = __float__ = __eq__ = __ne__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __hash__ = _refuse


def quoted(text):
    if "\0" in text:
        raise Unprintable("a text has the character NUL, which PostgreSQL has not")
    return "'" + text.replace("'", "''") + "'"


def interval(value):
    return "'%d days %d.%06d seconds'::interval" % (value.days, value.seconds, value.microseconds)


def number(value, name):
    if math.isnan(value) or math.isinf(value):
        return "'%s'::%s" % ("NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity", name)
    text = repr(value) if isinstance(value, float) else str(value)
    return " " + text if text.startswith("-") else text


def literal(value):
    """A parameter as psycopg2 writes it into the statement."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(str.__str__(value))
    if isinstance(value, int):
        return " %d" % value if value < 0 else "%d" % value
    if isinstance(value, float):
        return number(value, "float8")
    if isinstance(value, decimal.Decimal):
        return number(value, "numeric")
    if isinstance(value, (bytes, bytearray, memoryview)):
        return "'\\x%s'::bytea" % bytes(value).hex()
    if isinstance(value, datetime.datetime):
        return "'%s'::%s" % (value.isoformat(), "timestamptz" if value.tzinfo else "timestamp")
    if isinstance(value, datetime.date):
        return "'%s'::date" % value.isoformat()
    if isinstance(value, datetime.time):
        return "'%s'::%s" % (value.isoformat(), "timetz" if value.tzinfo else "time")
    if isinstance(value, datetime.timedelta):
        return interval(value)
    if isinstance(value, uuid.UUID):
        return "'%s'::uuid" % value
    if isinstance(value, list):
        return "ARRAY[" + ", ".join(literal(one) for one in value) + "]" if value else "'{}'"
    if isinstance(value, tuple):
        return "(" + ", ".join(literal(one) for one in value) + ")"
    return adapted(value)


def adapted(value):
    """What psycopg2's own adapters make of it, where it is there: Json, ranges, addresses."""
    try:
        quote = importlib.import_module("psycopg2.extensions").adapt(value)
        quote.encoding = "utf-8"
        return quote.getquoted().decode("utf-8")
    except Exception:
        raise Unprintable("a value of the type '%s' can't be written as SQL" % type(value).__name__)


def sent(statement, parameters):
    """The text that reaches the server: the driver's placeholders filled in, and each '%%' read as '%'."""

    def value(found):
        return "%" if found.group(0) == "%%" else literal(parameters[found.group(1)])

    text = re.sub(r"%%|%\(([^)]*)\)s", value, statement) if isinstance(parameters, dict) else positional(
        statement, parameters
    )
    if UNKNOWN in text:
        raise Unprintable("a statement has in it what only the database knows")
    return text


def positional(statement, parameters):
    values = iter(parameters or ())
    return re.sub(r"%%|%s", lambda found: "%" if found.group(0) == "%%" else literal(next(values)), statement)


class Cursor:
    """Keeps what is executed, and has no rows."""

    description = (("unknown",) + (None,) * 6,)
    arraysize = 1
    lastrowid = None
    rowcount = Unknown()

    def execute(self, statement, parameters=None):
        self.before = len(RECORDER.lines)
        self.query = QUERY.match(statement) is not None
        RECORDER.statement(statement, parameters)

    def executemany(self, statement, rows):
        for row in rows:
            self.execute(statement, row)

    def _refuse(self, *_):
        if self.query:  # a question, and nothing to run
            del RECORDER.lines[self.before :]
        RECORDER.refuse("it asks for the rows of a query")

    fetchone = fetchmany = fetchall = __iter__ = _refuse

    def close(self):
        pass


class DriverConnection:
    def cursor(self, *_, **__):
        return Cursor()

    def commit(self):
        RECORDER.commits()

    def rollback(self):
        pass

    close = rollback


class DriverError(Exception):
    """What a driver would raise; this one never does."""


class Driver:
    """As much of a driver's module as SQLAlchemy asks for."""

    paramstyle = "pyformat"
    apilevel = "2.0"
    threadsafety = 1
    Error = Warning = InterfaceError = DatabaseError = DataError = OperationalError = DriverError
    IntegrityError = InternalError = ProgrammingError = NotSupportedError = DriverError
    Binary = staticmethod(bytes)


class RecordingDialect(PGDialect):
    driver = "psycopg2"
    supports_statement_cache = False
    default_paramstyle = "pyformat"
    supports_sane_rowcount = False
    supports_sane_multi_rowcount = False
    preexecute_autoincrement_sequences = False
    implicit_returning = insert_returning = False

    @classmethod
    def import_dbapi(cls):
        return Driver

    dbapi = import_dbapi

    def initialize(self, connection):
        self.server_version_info = (14, 0)
        self.default_schema_name = "public"
        self._backslash_escapes = False
        self.implicit_returning = self.insert_returning = False

    def do_execute(self, cursor, statement, parameters, context=None):
        columns = getattr(getattr(context, "compiled", None), "_result_columns", None)
        if columns:
            cursor.description = tuple((column[0],) + (None,) * 6 for column in columns)
        cursor.execute(statement, parameters)

    def set_isolation_level(self, dbapi_connection, level):
        if level == "AUTOCOMMIT":
            RECORDER.commits()

    def get_isolation_level(self, dbapi_connection):
        return "READ COMMITTED"

    get_default_isolation_level = get_isolation_level

    def do_ping(self, dbapi_connection):
        return True

    def do_savepoint(self, connection, name):
        RECORDER.savepoint(name)

    def do_rollback_to_savepoint(self, connection, name):
        RECORDER.back_to(name)

    def do_release_savepoint(self, connection, name):
        pass


class Recorder:
    """The result's lines, and the file that is being recorded at present."""

    def __init__(self):
        self.lines = []
        self.file = None
        self.savepoints = {}
        self.seen = set()

    def write(self, *fields):
        self.lines.append("\t".join(escaped(str(field)) for field in fields))

    def statement(self, statement, parameters):
        line = line_in(self.file, sys._getframe())
        try:
            self.write("sql", sent(statement, parameters), line)
        except Unprintable as e:
            self.undecided(str(e), line)

    def undecided(self, reason, line):
        self.write("undecided", reason, line)

    def refuse(self, reason):
        """Recorded at once, since the function may catch what is raised."""
        error = Unprintable(reason)
        error.told = True
        self.undecided(reason, line_in(self.file, sys._getframe()))
        raise error

    def failed(self, error):
        if not getattr(error, "told", False) and not getattr(error.__cause__, "told", False):
            self.undecided(reason_of(error), line_of(error, self.file))

    def commits(self):
        self.write("commits")

    def savepoint(self, name):
        self.savepoints[name] = len(self.lines)

    def back_to(self, name):
        del self.lines[self.savepoints.get(name, len(self.lines)) :]

    def note(self, kind, construct, file, line):
        if (construct, file, line) not in self.seen:
            self.seen.add((construct, file, line))
            self.write("note", kind, construct, file, line)

    def save(self, path):
        with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            file.write("".join(line + "\n" for line in self.lines))


RECORDER = Recorder()


def escaped(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def unescaped(text):
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "r": "\r", "t": "\t"}.get(found.group(1), found.group(1)), text)


def line_in(file, frame):
    """The line of the innermost call that stands in a file; 0 if there is none."""
    while frame is not None and frame.f_code.co_filename != file:
        frame = frame.f_back
    return frame.f_lineno if frame is not None else 0


def line_of(error, file):
    line, trace = 0, error.__traceback__
    while trace is not None:
        line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == file else line
        trace = trace.tb_next
    return line or (error.lineno or 0 if isinstance(error, SyntaxError) else 0)


def reason_of(error):
    if isinstance(error, Unprintable):
        return str(error)
    return type(error).__name__ + ": " + (str(error).strip().splitlines() or [""])[0]


def recording_connection():
    registry.impls["postgresql.aludel"] = lambda: RecordingDialect
    connection = create_engine("postgresql+aludel://", creator=DriverConnection).connect()
    connection._run_ddl_visitor = unconditional(connection)
    return connection


def unconditional(connection):
    """CREATE and DROP of a type or table, without asking first whether it is there."""

    def run(visitor, element, **options):
        options["checkfirst"] = False
        visitor(connection.dialect, connection, **options).traverse_single(element)

    return run
