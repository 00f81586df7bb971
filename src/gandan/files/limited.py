"""The child process that touches one file: ``python -m gandan.files.limited parse|mark|draw|sheets …``.

It takes away memory, time and the right to write files before it lets a reader near bytes that a stranger made.
Nothing of Django is imported here.
"""

import resource
import runpy
import sys

_MB = 1024**2
_TASKS = {
    "parse": ("vanban", 1024 * _MB, 120),
    "mark": ("gandan.files.find_mark", 1024 * _MB, 15),
    "draw": ("gandan.files.draw_page", 512 * _MB, 10),
    "sheets": ("gandan.files.read_sheets", 768 * _MB, 15),
}
"""The module that does the task, its memory and its seconds of work.

Memory is address space: what recognises scans asks for much of it and uses a fifth. The programs that read or mark
start for it (tesseract) have the same memory and seconds each.
"""


def _limit(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    module, memory, seconds = _TASKS[sys.argv[1]]
    _limit(memory, seconds)
    runpy.run_module(module, run_name="__main__", alter_sys=True)
