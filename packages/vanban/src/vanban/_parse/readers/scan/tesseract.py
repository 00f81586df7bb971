"""The words of a grey picture, read by the program tesseract with its Vietnamese model.

The picture goes in and the words come out through pipes: nothing touches a disk, nothing a network.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from vanban._parse import words as spelling
from vanban.errors import MissingTool

Grey = NDArray[np.uint8]

SECONDS = 40
"""A page of text takes two to four; what takes longer is no text."""
_PACKAGES = "tesseract-ocr tesseract-ocr-vie"
SPARSE, BLOCK = 11, 6
"""How tesseract looks for lines: everywhere on a page (half as many errors in two columns as with its other ways, at
the same cost), or in one block below each other (the other one overlooks lone figures)."""
_DOUBLED = re.compile("Đ{2,}")
"""The model has learned Đ as two letters (Eth and D with stroke) and at times gives both."""
_WORD_LEVEL = "5"
_EMPTY_SIDE = 8


@dataclass(frozen=True, slots=True)
class Seen:
    """A word with the edges of its ink in the picture, and the line that tesseract counts it to."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: tuple[str, ...]


def program() -> str:
    """Where tesseract lies; raises MissingTool with the packages to install where it or its Vietnamese is absent."""
    found = shutil.which("tesseract")
    if found is None:
        raise MissingTool(f"Tệp là ảnh hoặc bản quét; muốn đọc, hãy cài gói {_PACKAGES} vào máy rồi đọc lại.")
    if "vie" not in _languages(found):
        raise MissingTool(f"Chương trình nhận dạng chữ chưa có tiếng Việt; hãy cài gói {_PACKAGES} rồi đọc lại.")
    return found


@cache
def _languages(path: str) -> frozenset[str]:
    done = subprocess.run(  # noqa: S603 - the program that was found, no shell
        [path, "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    return frozenset(done.stdout.split())


def recognise(picture: Grey, *, dpi: int, layout: int = SPARSE, only: str = "") -> list[Seen]:
    """The words of the picture; with ``only`` no other characters are looked for. None of a picture without any."""
    if min(picture.shape) < _EMPTY_SIDE:
        return []
    command = [program(), "stdin", "stdout", "-l", "vie", "--oem", "1", "--psm", str(layout), "--dpi", str(dpi)]
    command += ["-c", f"tessedit_char_whitelist={only}"] if only else []
    # two threads of one tesseract wait for each other: 26 times slower under load; pages run side by side instead
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - as above; the arguments are our own
            [*command, "tsv"], input=_portable(picture), capture_output=True, timeout=SECONDS, check=False,
            env=environment,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return []
    return _words(done.stdout.decode(errors="replace"))


def _portable(picture: Grey) -> bytes:
    return cv2.imencode(".pgm", picture)[1].tobytes()


def _words(table: str) -> list[Seen]:
    found = []
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = _DOUBLED.sub("Đ", spelling.clean(row.get("text") or "")).replace("\u2044", "/").strip()
        if row["level"] != _WORD_LEVEL or not text:
            continue
        left, top = int(row["left"]), int(row["top"])
        right, bottom = left + int(row["width"]), top + int(row["height"])
        line = (row["block_num"], row["par_num"], row["line_num"])
        found.append(Seen(text, left, top, right, bottom, float(row["conf"]) / 100, line))
    return found
