"""Looks for a secrecy mark in the bytes on standard input; runs inside ``files.limited`` only.

Answers with JSON: ``{"mark": "TỐI MẬT"}``, ``{"mark": null}``, or code and sentence of what cannot be read.
"""

import json
import sys

import vanban


def main() -> None:
    answer: dict[str, str | None]
    try:
        answer = {"mark": vanban.find_secrecy_mark(sys.stdin.buffer.read(), sys.argv[2])}
    except vanban.VanbanError as error:
        answer = {"code": error.code, "sentence": str(error)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
