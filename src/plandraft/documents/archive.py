"""Zip files: their members are read one after the other, in memory, within bounds; nothing is written to disk."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Iterator

from plandraft.documents.encoding import recognise_encoding
from plandraft.documents.limits import (
    MAX_ARCHIVE_SECONDS,
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RATIO_FROM_BYTES,
)
from plandraft.documents.names import is_noise
from plandraft.documents.refusal import Unreadable
from plandraft.documents.texts import too_large
from plandraft.messages import marked, tr

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_DAMAGED = marked("it is a damaged zip file")
_PACK_AGAIN = marked("unpack it and pack it again")


class Allowance:
    """What one file named by the reader may unpack to, together with all zip files inside it."""

    def __init__(self) -> None:
        self.bytes_left = MAX_UNPACKED_BYTES
        self.members_left = MAX_MEMBERS
        self._began = time.process_time()

    def take(self, infos: list[zipfile.ZipInfo], *, file: str) -> None:
        """Use up what these members need.

        Raises:
            Unreadable: There is not enough left.
        """
        total = sum(info.file_size for info in infos)
        if len(infos) > self.members_left:
            why = tr(
                "it has {n:,} members; at most {members_left:,} are read", n=len(infos), members_left=self.members_left
            )
        elif total > self.bytes_left:
            why = tr(
                "unpacked it would have {total:,.0f} MB; at most {bytes_left:,.0f} MB are read",
                total=total / 1e6,
                bytes_left=self.bytes_left / 1e6,
            )
        else:
            self.bytes_left -= total
            self.members_left -= len(infos)
            return
        raise Unreadable(file, why, hint=tr("take out what is no plan, or pack it in parts"))

    def used_up(self, member: str) -> Unreadable | None:
        """Why a member is not read any more: those before it took all the time."""
        if time.process_time() - self._began <= MAX_ARCHIVE_SECONDS:
            return None
        return Unreadable(member, tr("those before it in its zip file took too long"), hint=tr("pack it in parts"))


class Member:
    """One file of a zip file; nothing of it is unpacked before it is read."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, name: str) -> None:
        self.name = name
        self._archive = archive
        self._info = info

    def read(self, *, limit: int) -> bytes:
        """Its content.

        Raises:
            Unreadable: Encrypted, damaged, of more than ``limit`` bytes, or packed as no text can be.
        """
        size, packed = self._info.file_size, max(self._info.compress_size, 1)
        if self._info.flag_bits & _ENCRYPTED:
            raise Unreadable(self.name, tr("it is encrypted in its zip file"), hint=tr("unpack it with its password"))
        if size > limit:
            raise too_large(self.name, size, limit)
        if size > RATIO_FROM_BYTES and size > MAX_RATIO * packed:
            why = tr("it is packed 1 to {size:,}, as no text is: it may be a zip bomb", size=size // packed)
            raise Unreadable(self.name, why, hint=tr("leave it out"))
        try:
            return self._archive.read(self._info)
        except _FAULTS as error:
            raise Unreadable(self.name, f"{tr(_DAMAGED)}: {error}", hint=tr(_PACK_AGAIN)) from None


def members(data: bytes, *, file: str, allowance: Allowance) -> Iterator[Member]:
    """The members that are no noise, in the order of their names.

    Args:
        data: The bytes of a zip file.
        file: Its name, for what is said of it.
        allowance: What may still be unpacked.

    Raises:
        Unreadable: The file as a whole is damaged, or so packed that it must be a bomb.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _FAULTS as error:
        raise Unreadable(file, f"{tr(_DAMAGED)}: {error}", hint=tr(_PACK_AGAIN)) from None
    with archive:
        infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
        allowance.take(infos, file=file)
        named = sorted(((member_name(info), info) for info in infos), key=lambda pair: pair[0])
        yield from (Member(archive, info, name=f"{file}/{name}") for name, info in named if not is_noise(name))


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's name; Chinese Windows packs names in GBK without saying so."""
    if not info.filename:
        return tr("(without a name)")
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return recognise_encoding(info.filename.encode("cp437"), file=info.filename).text
    except (UnicodeEncodeError, Unreadable):
        return info.filename
