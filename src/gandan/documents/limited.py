"""The child process that reads one file: ``python -m gandan.documents.limited parse FILE …``.

It takes away memory, time and the right to write files before it lets the reader near bytes that a stranger made.
Nothing of Django is imported here.
"""

import resource
import runpy

MEMORY = 1024**3
CPU_SECONDS = 60


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _limit()
    runpy.run_module("vanban", run_name="__main__", alter_sys=True)
