"""Manifests of closed days, each chained to the one before by SHA-256: what is sealed can be told from what stands."""

import datetime as dt
import hashlib
from collections.abc import Sequence


def manifest_of(lines: Sequence[str]) -> str:
    return "".join(f"{one}\n" for one in lines)


def seal_digest(previous: str, manifest: str) -> str:
    """Return the digest that chains a manifest to the one before."""
    return hashlib.sha256(f"{previous}\n{manifest}".encode()).hexdigest()


def lines_of(manifest: str) -> dict[str, str]:
    """Return the lines by the code with which they begin."""
    return {one.partition("\t")[0]: one for one in manifest.splitlines()}


def seal_days(moments: Sequence[dt.date], *, last: dt.date | None, yesterday: dt.date) -> list[dt.date | None]:
    """Return for each day of writing the day under which it is sealed, None where it waits for tomorrow.

    What came in late for a day that is sealed already goes with the newest closed day.
    """
    late = yesterday if last is None or yesterday > last else None
    return [day if last is None or day > last else late for day in moments]
