"""The child process that touches one file: ``python -m gandan.files.limited parse|mark|draw|sheets …``.

It takes away memory, time and the right to write files before it lets a reader near bytes that a stranger made.
Where it was given a folder (TMPDIR), it may write files of bounded size. Nothing of Django is imported here.
"""

import os
import resource
import runpy
import sys

_MB = 1024**2
_MOST_WRITTEN = 128 * _MB
"""Bytes of one file: a paper of 30 MB turned into another format."""
_TASKS = {
    "parse": ("vanban", 1024 * _MB, 120),
    "mark": ("gandan.files.find_mark", 1024 * _MB, 15),
    "draw": ("gandan.files.draw_page", 512 * _MB, 10),
    "sheets": ("gandan.files.read_sheets", 768 * _MB, 15),
}
"""The module that does the task, its memory and its seconds of work.

Memory is address space: what recognises scans asks for much of it and uses a fifth. The programs that read or mark
start for it (tesseract, LibreOffice) have the same memory and seconds each.
"""


def _limit(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    written = _MOST_WRITTEN if "TMPDIR" in os.environ else 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    module, memory, seconds = _TASKS[sys.argv[1]]
    _limit(memory, seconds)
    runpy.run_module(module, run_name="__main__", alter_sys=True)
