"""The closing lines: who signs, in which capacity, and who receives the document (annex I, parts II.7 and II.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vanban._model import Signature
from vanban._parse import words
from vanban._parse.flow import Line
from vanban._parse.ledger import Ledger
from vanban._parse.markers import find_marker
from vanban._parse.rules.signing_lines import (
    AUTHORITY,
    CAPACITY,
    HONOUR,
    is_person,
    is_shouted_name,
    is_signing,
    is_small_office,
    signing_pieces,
)

_RECIPIENTS = re.compile(r"nơi nhận\s*:?\s*")
_HONOUR = re.compile(f"^{HONOUR}")
_MINOR = re.compile(r"(?:THƯ KÝ|NGƯỜI LẬP|NGƯỜI GHI|KẾ TOÁN|ĐẠI DIỆN)")
_SIGNED_BY = re.compile(r"(?:ký(?:\s+số)?\s+bởi|người ký|digitally signed by)\s*:?\s*")
_COPIED = re.compile(r"\W*(?:sao y|sao lục|trích sao)(?![\wà-ỹ])")
_LIST_END = re.compile(r"lưu\s*:?\s*(?:vt|văn thư|vp|hồ sơ|$)")
_MOST_RECIPIENT = 160


def read_signature(lines: Sequence[Line], ledger: Ledger, issuer: str | None = None) -> Signature:
    """Who signs; of several who sign, the one who speaks for the issuer, or who chairs."""
    found = max(_signers(lines), key=lambda one: _weight(one, issuer), default={})
    for part, line in found.items():
        ledger.note(f"signature.{part}", line.spans(), 0.95 if part == "name" else 0.97)
    values = {part: words.squash(line.text) for part, line in found.items()}
    if "name" in values:
        values["name"] = _HONOUR.sub("", values["name"]).rstrip(".")
    return Signature(**values)


def _signers(lines: Sequence[Line]) -> list[dict[str, Line]]:
    """One after the other, each with the lines above the name; set side by side with blanks, names may come first."""
    found: list[dict[str, Line]] = []
    for line in (piece for whole in lines for piece in signing_pieces(whole)):
        if _COPIED.match(line.key):
            # What follows is who made the copy.
            break
        signs = is_signing(line) or (is_small_office(line) and not find_marker(line.text))
        if signs:
            part = _part_of(line)
            if not found or "name" in found[-1] or (part != "position" and part in found[-1]):
                found.append({})
            found[-1][part] = line
        elif found and is_person(line) and not _RECIPIENTS.match(line.key) and "name" not in found[-1]:
            found[-1]["name"] = line
    if found and not any("name" in one for one in found):
        name = _other_name(lines)
        if name is not None:
            found[-1]["name"] = name
    return found


def _other_name(lines: Sequence[Line]) -> Line | None:
    """A name that stands before the lines that sign, in capitals, or only in the words of a digital signature."""
    left = [line for line in lines if not _RECIPIENTS.match(line.key)]
    behind = [line.part(found.end()) for line in left if (found := _SIGNED_BY.match(line.key))]
    for form, those in ((is_person, left), (is_shouted_name, left), (is_person, behind)):
        name = next((line for line in reversed(those) if form(line)), None)
        if name is not None:
            return name
    return None


def _part_of(line: Line) -> str:
    if AUTHORITY.match(line.text):
        return "authority"
    return "capacity" if CAPACITY.match(line.text) else "position"


def _weight(signer: Mapping[str, Line], issuer: str | None) -> tuple[int, bool]:
    authority, position = signer.get("authority"), signer.get("position")
    first = words.key((issuer or "").partition(" - ")[0])
    speaks = authority is not None and words.key(AUTHORITY.sub("", authority.text)).strip() in first
    office = position is not None and _MINOR.match(position.text) is None
    return 2 * int("name" in signer) + int(office or authority is not None or "capacity" in signer), speaks


def read_recipients(lines: Sequence[Line], ledger: Ledger) -> tuple[str, ...]:
    start = next((at for at, line in enumerate(lines) if _RECIPIENTS.match(line.key)), None)
    if start is None:
        return ()
    opening = _RECIPIENTS.match(lines[start].key)
    first = lines[start].part(opening.end() if opening else 0)
    found: list[Line] = _pieces(first) if first.text else []
    for line in lines[start + 1 :]:
        marker = find_marker(line.text)
        ended = bool(found) and found[-1].text.rstrip().endswith(".") and _LIST_END.match(found[-1].key) is not None
        if is_signing(line) or len(line.text) > _MOST_RECIPIENT or (marker is None and (ended or is_person(line))):
            if marker is None and found:
                break
            continue
        if marker is None and found and not found[-1].text.rstrip().endswith((";", ".")) and line.text[0].islower():
            continue
        if marker is None and ended:
            break
        found.append(line.part(marker.end if marker and marker.kind != "roman" else 0))
    recipients: list[str] = []
    for line in found:
        text = words.squash(line.text).rstrip(" ;.,")
        if text:
            ledger.note(f"recipients.{len(recipients)}", line.part(0, len(line.text.rstrip(" ;.,"))).spans())
            recipients.append(text)
    return tuple(recipients)


def _pieces(line: Line) -> list[Line]:
    found, start = [], 0
    for piece in line.text.split(";"):
        part = line.part(start, start + len(piece))
        if part.text:
            marker = find_marker(part.text)
            found.append(part.part(marker.end) if marker else part)
        start += len(piece) + 1
    return found
