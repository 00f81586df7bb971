"""The command ``vanban``: read a document to JSON, write one from it."""

import argparse
import json
import sys
from pathlib import Path

from vanban._json import to_dict
from vanban._parse.front import parse
from vanban._render.cli import add_commands
from vanban.errors import VanbanError


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0 with the answer on standard output, 2 with one sentence on standard error."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except VanbanError as error:
        print(error, file=sys.stderr)
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vanban", description="Đọc, kiểm tra và soạn văn bản hành chính.")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    reading = commands.add_parser("parse", help="đọc một văn bản và in ra JSON")
    reading.add_argument("file", type=Path, metavar="TỆP")
    reading.add_argument("--json", action="store_true", help="in JSON (mặc định)")
    reading.add_argument("--evidence", action="store_true", help="kèm vị trí và độ tin cậy của từng giá trị")
    reading.add_argument("--unit", action="append", default=[], metavar="TÊN", help="tên cơ quan, đơn vị của xã")
    reading.set_defaults(run=_parse)
    add_commands(commands)
    return parser


def _parse(options: argparse.Namespace) -> int:
    document = parse(options.file, units=options.unit)
    answer = json.dumps(to_dict(document, evidence=options.evidence), ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(answer.encode() + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
