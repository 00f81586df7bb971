"""Fuzzing of the reader for a bounded time: damaged, mixed and grown documents must be read or refused, never crash.

``python packages/vanban/tests/fuzz/fuzz.py --seconds 60``; an input that breaks the reader is kept under ``seeds/`` by
its digest, and ``test_seeds.py`` reads every kept seed again in each run.
"""

import argparse
import hashlib
import io
import logging
import random
import re
import sys
import time
import traceback
import zipfile
from pathlib import Path

import vanban

HERE = Path(__file__).parent
CASES = HERE.parent / "cases"
SEEDS = HERE / "seeds"
_SLOW = 20.0
_WORDS = (
    "Điều 1.", "I.", "a)", "- ", "1.1.", "Số: 12/KH-UBND", "ngày 31 tháng 02 năm 2026", "hằng quý", "./.", "\t",
    "\n\n", "STT", "trước ngày 15/02", "Phòng Văn hóa - Xã hội", "Nơi nhận:", "KT. CHỦ TỊCH", "PHỤ LỤC", "\u0301",
    "\ufffe", "9" * 40, "((((",
)  # fmt: skip


_PIECES = (
    b"<w:del><w:r><w:t>x</w:t></w:r></w:del>",
    b"<w:r><w:rPr><w:vanish/></w:rPr><w:t>y</w:t></w:r>",
    b"<w:r><w:tab/></w:r>",
    b"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent/></w:sdt>",
    b"<w:r><w:br/></w:r>",
    b'<w:r><w:sym w:char="F0FE"/></w:r>',
    b"<w:r><w:txbxContent><w:p><w:r><w:t>KH</w:t></w:r></w:p></w:txbxContent></w:r>",
    b"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>",
    b"<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
    b"<w:tbl/>",
    b"<w:tr/>",
    b"<w:tc/>",
    b'<w:tc><w:tcPr><w:gridSpan w:val="-3"/></w:tcPr></w:tc>',
    b'<w:tr><w:trPr><w:gridBefore w:val="99"/></w:trPr></w:tr>',
)
"""What Word writes beside plain text: put anywhere, also where it may not stand."""


def inputs() -> list[tuple[str, bytes]]:
    """Return (name, bytes) of every case as text, and of some as DOCX and PDF."""
    found = [(path.name, path.read_bytes()) for path in sorted(CASES.glob("*.txt"))]
    for path in sorted(CASES.glob("ke-hoach*.txt")):
        document = vanban.parse_text(path.read_text(encoding="utf-8"))
        found.append((f"{path.stem}.docx", vanban.render_docx(document)))
        found.append((f"{path.stem}.pdf", vanban.render_pdf(document)))
    return found


def mutate(content: bytes, name: str, chance: random.Random) -> bytes:
    """Return the input with a few faults: bytes for files, words and lines for text."""
    if name.endswith(".docx") and chance.random() < 0.8:
        return _inside_docx(content, chance)
    if not name.endswith(".txt"):
        damaged = _damage(content, chance)
        return damaged[: chance.randrange(1, len(damaged) + 1)] if chance.random() < 0.3 else damaged
    lines = content.decode("utf-8").split("\n")
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                lines.insert(at, chance.choice(_WORDS))
            case 1:
                lines[at] = chance.choice(_WORDS) + lines[at]
            case 2:
                cut = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + chance.choice(_WORDS) + lines[at][cut:]
            case 3:
                lines[at : at + 1] = []
                lines = lines or [""]
            case _:
                lines[at] = lines[at] * chance.randint(2, 60)
    return "\n".join(lines).encode("utf-8")


def _damage(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _inside_docx(content: bytes, chance: random.Random) -> bytes:
    """Damage the parts of a DOCX and pack them again: elements dropped, doubled, moved into one another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            inner = old.read(part)
            if part == "word/document.xml":
                pieces = re.split(rb"(?=<w:(?:p|tr|tc|tbl)[ >])", inner)
                for _ in range(chance.randint(1, 6)):
                    at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
                    pieces[at] = chance.choice((b"", pieces[at] * 2, pieces[other], pieces[at]))
                    runs = re.split(rb"(?=<w:r[ >])|(?<=</w:r>)", pieces[at])
                    runs.insert(chance.randrange(len(runs) + 1), chance.choice(_PIECES))
                    pieces[at] = b"".join(runs)
                inner = b"".join(pieces)
            elif chance.random() < (0.4 if part == "word/numbering.xml" else 0.1):
                inner = _damage(inner, chance) if inner else inner
            new.writestr(part, inner)
    return out.getvalue()


def read(name: str, content: bytes) -> None:
    """Read the input as the system does, and turn the answer into JSON and back; a refusal is an answer too."""
    try:
        vanban.find_secrecy_mark(content, name)
        document = vanban.parse(content, filename=name)
    except vanban.VanbanError as error:
        if not str(error).strip():
            raise AssertionError(f"a refusal without a sentence: {error!r}") from error
        return
    again = vanban.from_dict(vanban.to_dict(document, evidence=True))
    assert again == document, "the JSON form loses something"


def run(seconds: float, seed: int) -> int:
    """Fuzz until the time is up; return how many inputs broke the reader."""
    chance, known = random.Random(seed), inputs()
    end, tried, faults = time.monotonic() + seconds, 0, 0
    while time.monotonic() < end:
        name, content = chance.choice(known)
        damaged = mutate(content, name, chance)
        begun, tried = time.monotonic(), tried + 1
        try:
            read(name, damaged)
            if time.monotonic() - begun < _SLOW:
                continue
            print(f"{name}: {time.monotonic() - begun:.1f} s", file=sys.stderr)
        except Exception:  # noqa: BLE001 - whatever escapes is the find
            traceback.print_exc()
        faults += 1
        SEEDS.mkdir(exist_ok=True)
        (SEEDS / f"{hashlib.sha256(damaged).hexdigest()[:16]}{Path(name).suffix}").write_bytes(damaged)
    print(f"{tried} inputs in {seconds:g} s, seed {seed}: {faults} faults")
    return faults


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    options = argparse.ArgumentParser(description="Fuzz the reader.")
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=None, help="today's day by default")
    given = options.parse_args()
    sys.exit(1 if run(given.seconds, given.seed if given.seed is not None else int(time.time()) // 86400) else 0)
