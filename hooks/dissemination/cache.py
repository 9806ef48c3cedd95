"""The build cache: bytes by the digest of everything that they depend on, in one SQLite file.

The cache is an optimisation only. It may be deleted at any time; with a missing, locked or damaged
file every value is created again, equal byte for byte. A value is kept with a checksum of its key
and itself, and is created again where they do not fit. A key covers the files and records that a
value is made from, the site's address, the code and the installed packages.

A file of the site that stands as it was made asks for none of its values, which may have been dear
to make. So those for which it asked then stay as long as it is part of the site; all others go when
none of the last builds used them.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import sysconfig
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final
from zlib import crc32

from dissemination.workers import Do, Sharing, Workers

BUILDS: Final = 8  # every so many, values are deleted that none of as many builds used
MOST_HELD: Final = 4_000_000  # bytes of new values that wait in memory to be kept
PATIENCE: Final = 5  # seconds to wait for another build that uses the file
_TABLES: Final = """
create table if not exists cached (key text primary key, value blob not null, seal blob not null);
create table if not exists used (key text primary key, build integer not null) without rowid;
create table if not exists needed
  (address text, key text, primary key (address, key)) without rowid;
create temporary table if not exists site (address text primary key) without rowid;
"""
_SOUND: Final = ("BUSY", "LOCKED", "FULL", "READONLY", "CANTOPEN", "IOERR", "NOMEM", "PERM")
_BESIDE: Final = ("", "-journal", "-wal", "-shm")  # what SQLite lays beside a file belongs to it
_MOST_BUILDS: Final = 1 << 40
_NONE: Final = ""  # the key of no value, by which a build counts that used none


@dataclass(frozen=True)
class _End:
    """What a build tells at its end: the keys that it used, those that each file needs which it
    made, by its address, and the addresses of all files, if it knows them."""

    used: Collection[str]
    needed: Mapping[str, Collection[str]]
    site: Collection[str] | None


class Cache:
    """A store for one build: `get_or_create` returns a cached value or creates it, `keep` writes
    the new ones to the file, whatever becomes of the build, and `save` ends a build that has come
    to its end. What was kept is not held in memory.

    `fingerprint` is a digest of what all values depend on; without a file nothing outlives the
    build. `sharing` says among how many processes a build shares the making of values, which the
    file hands from one to the other.
    """

    def __init__(
        self, file: Path | None = None, fingerprint: str = "", sharing: Sharing | None = None
    ) -> None:
        self._file = file
        self.fingerprint = fingerprint
        self.sharing = sharing or Sharing()
        self._new: dict[str, bytes] = {}
        self._held = 0
        self._used: set[str] = set()
        self._noted: set[str] = set()
        self._needed: dict[str, frozenset[str]] = {}
        self._is_writable = file is not None
        self._open: sqlite3.Connection | None = None
        self._reopen()

    def key(self, *parts: object) -> str:
        """The key of a value that depends on these parts; the `repr` of each must be complete."""
        return digest(self.fingerprint, *parts)

    def get(self, key: str) -> bytes | None:
        """The cached value of a key, or None."""
        self._use(key)
        if key in self._new:
            return self._new[key]
        try:
            query = "select value, seal from cached where key = ?"
            row = self._open.execute(query, [key]).fetchone() if self._open else None
        except sqlite3.Error:
            self._close()
            return None
        return row[0] if row and _fits(key, *row) else None

    def put(self, key: str, value: bytes) -> bytes:
        """Store a value, and return it."""
        self._use(key)
        self._new[key] = value
        self._held += len(value)
        if self._held > MOST_HELD:
            self.keep()
        return value

    def get_or_create(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The cached value of a key, else the stored result of `make`."""
        value = self.get(key)
        return self.put(key, make()) if value is None else value

    def has(self, key: str) -> bool:
        """Whether there is a value of a key, which may be damaged; it does not count as used."""
        if key in self._new:
            return True
        try:
            query = "select 1 from cached where key = ?"
            return bool(self._open and self._open.execute(query, [key]).fetchone())
        except sqlite3.Error:
            self._close()
            return False

    def retain(self, key: str) -> None:
        """Keep what there is of a key, though this build has no need of it."""
        self._use(key)

    @contextmanager
    def making(self, address: str) -> Iterator[None]:
        """While it lasts, the file at an address of the site is made: it needs the values that are
        asked for."""
        self._noted = set()
        try:
            yield
        finally:
            self._needed[address] = frozenset(self._noted)

    def needed(self, address: str) -> Collection[str]:
        """The keys of the values that the file at an address needed when it was made."""
        return self._needed.get(address, ())

    def note_needed(self, address: str, keys: Collection[str]) -> None:
        """Note that the file at an address, which another process made, needs these values."""
        self._used.update(keys)
        self._needed[address] = frozenset(keys)

    @contextmanager
    def shared(self, count: int, do: Do) -> Iterator[Workers]:
        """Processes that do so many pieces of a work together; what others put is in the file when
        they have ended. What SQLite has open is of no use to a child, so they begin without it."""
        self.keep()
        self._close()
        with Workers(count, do, self.sharing.processes, self._apart) as workers:
            self._reopen()
            yield workers
        if not self._open:  # the others may have made the file
            self._reopen()

    @contextmanager
    def _apart(self) -> Iterator[None]:
        """The cache in another process, while that lasts."""
        self._reopen()
        try:
            yield
        finally:
            self.keep()

    def save(self, site: Collection[str] | None = None) -> None:
        """Write the new values to the file, and now and then delete those that no build uses any
        more. `site` are the addresses of all files of the site, if there may be such that stand.
        A damaged file is written anew; if it cannot be written, nothing is kept."""
        self._store(_End(self._used, self._needed, site))

    def keep(self) -> None:
        """Write the new values to the file, so that they outlive a build that fails or is killed;
        since it did not come to use others, nothing is deleted. If the file cannot be written, they
        are held until the build is saved."""
        if self._new and self._is_writable:
            self._is_writable = self._store()
        self._held = 0

    def _use(self, key: str) -> None:
        self._used.add(key)
        self._noted.add(key)

    def _store(self, end: _End | None = None) -> bool:
        """Write to the file, and say whether that was possible."""
        if self._file is None:
            return False
        self._close()
        try:
            self._write(self._file, end)
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", "")
            if name.removeprefix("SQLITE_").startswith(_SOUND):
                return False
            try:
                _delete(self._file)
                self._write(self._file, end)
            except (sqlite3.Error, OSError):
                return False
        finally:
            self._reopen()
        self._new.clear()
        return True

    def _write(self, file: Path, end: _End | None) -> None:
        with closing(_connection(file)) as connection, connection:
            _save(connection, self._new, end)

    def _reopen(self) -> None:
        with suppress(sqlite3.Error, OSError):
            self._open = _connection(self._file) if self._file and self._file.is_file() else None

    def _close(self) -> None:
        if self._open:
            self._open.close()
            self._open = None


def cache_folder(root: Path) -> Path:
    """The folder for stages and the build cache, created if it is missing."""
    folder = root / ".cache"
    folder.mkdir(exist_ok=True)
    return folder


def digest(*parts: object) -> str:
    """A digest of parts by their `repr`, in hexadecimal."""
    return blake2b(repr(parts).encode(), digest_size=20).hexdigest()


def fingerprint(package: Path) -> str:
    """A digest of everything that makes a site: Python, the platform, the installed packages, and
    the files of this package."""
    installed = {path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info")}
    return digest(sys.version, sys.platform, sorted(installed), _digests(package))


def _digests(package: Path) -> list[tuple[str, bytes]]:
    """The path and the digest of every file of a package but for compiled code."""
    files = [
        Path(folder, name)
        for folder, _, names in os.walk(package)
        for name in names
        if not name.endswith(".pyc")
    ]
    return sorted(
        (file.relative_to(package).as_posix(), blake2b(file.read_bytes()).digest())
        for file in files
    )


def _seal(key: str, value: bytes) -> bytes:
    """The checksum that is kept with a value; against damage alone, so a CRC of 32 bits, which is
    five times as fast as a digest."""
    return crc32(value, crc32(key.encode())).to_bytes(4, "big")


def _fits(key: str, value: object, seal: object) -> bool:
    """Whether a value is the one that was kept under the key; a column may hold anything."""
    return isinstance(value, bytes) and seal == _seal(key, value)


def _connection(file: Path) -> sqlite3.Connection:
    # Threads of a preview take turns.
    return sqlite3.connect(file, timeout=PATIENCE, check_same_thread=False)


def _delete(file: Path) -> None:
    for end in _BESIDE:
        file.with_name(file.name + end).unlink(missing_ok=True)


def _save(connection: sqlite3.Connection, new: dict[str, bytes], end: _End | None) -> None:
    connection.executescript(_TABLES)
    [last] = connection.execute("select ifnull(max(build), 0) from used").fetchone()
    if not isinstance(last, int) or not 0 <= last < _MOST_BUILDS:
        raise sqlite3.DatabaseError("the number of the last build is none")
    rows = ((key, value, _seal(key, value)) for key, value in new.items())
    connection.executemany("insert or replace into cached values (?, ?, ?)", rows)
    build = last + bool(end)
    used = ((key, build) for key in ((_NONE, *end.used) if end else new))
    connection.executemany("insert or replace into used values (?, ?)", used)
    if end:
        _note_needed(connection, end.needed)
        if build % BUILDS == 0:
            _delete_unused(connection, build, end.site)


def _note_needed(connection: sqlite3.Connection, needed: Mapping[str, Collection[str]]) -> None:
    addresses = ((address,) for address in needed)
    connection.executemany("delete from needed where address = ?", addresses)
    rows = ((address, key) for address, keys in needed.items() for key in keys)
    connection.executemany("insert into needed values (?, ?)", rows)


def _delete_unused(
    connection: sqlite3.Connection, build: int, site: Collection[str] | None
) -> None:
    if site is not None:
        addresses = ((address,) for address in site)
        connection.executemany("insert into site values (?)", addresses)
        connection.execute("delete from needed where address not in site")
    connection.execute("delete from used where build <= ?", [build - BUILDS])
    kept = "select key from used union select key from needed"
    connection.execute(f"delete from cached where key not in ({kept})")
