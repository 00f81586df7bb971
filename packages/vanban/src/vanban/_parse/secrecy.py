"""The mark of secrecy alone, without the machinery that reads a whole document."""

from __future__ import annotations

from pathlib import Path

from vanban._parse.limits import Limits
from vanban._parse.readers.files import read_flow
from vanban._parse.rules.header import secrecy_mark


def find_secrecy_mark(
    source: Path | bytes, filename: str | None = None, *, limits: Limits | None = None
) -> str | None:
    """The mark of secrecy ("MẬT", "TỐI MẬT", "TUYỆT MẬT") that stands on its own in the head of the document.

    Only the head is read; it is what :attr:`Document.security` tells of the whole document.
    """
    return secrecy_mark(read_flow(source, filename, limits or Limits(), head_only=True))
