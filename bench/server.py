"""The measurements that need the web process; a process of its own, because Django reads its settings once."""

import sys
from importlib import import_module

import django
from django.conf import settings

from bench.stats import Ratio, print_table

MEASURES = {"pages": "bench.pages", "lists": "bench.lists", "boards": "bench.boards", "retyping": "bench.retyping"}


def main(rounds: int, names: list[str]) -> int:
    settings.ROOT_URLCONF = "bench.urls"
    django.setup()
    lines: list[Ratio] = []
    notes: list[str] = []
    for name in names:
        # These modules read models, which are there only now.
        found, said = import_module(MEASURES[name]).run(rounds=rounds)
        lines += found
        notes += said
    print_table(lines, notes)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
