"""The command ``vanban``: read a document to JSON or explain it, write one from JSON."""

import argparse
import json
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NoReturn, cast

from vanban._explain import explain
from vanban._json import to_dict
from vanban._parse.front import parse
from vanban._parse.lexicon import DocumentType, Own, extended
from vanban._render.cli import add_commands
from vanban.errors import VanbanError

_UNREADABLE, _USAGE = 2, 64
_EXITS = "Mã thoát: 0 đã đọc hoặc ghi được; 2 không đọc hoặc không ghi được tệp (lý do ở đầu ra lỗi); 64 gọi sai lệnh."


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        # A wrong call must not look like a paper that cannot be read, so it has the code of sysexits.h.
        self.print_usage(sys.stderr)
        self.exit(_USAGE, f"{self.prog}: {message}\n")


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0 with the answer on standard output, 2 with one sentence on standard error, 64 for a wrong call."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except VanbanError as error:
        print(error, file=sys.stderr)
        return _UNREADABLE
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="vanban", description="Đọc, kiểm tra và soạn văn bản hành chính.", epilog=_EXITS)
    parser.add_argument("--version", action="version", version=f"vanban {_version()}")
    commands = parser.add_subparsers(required=True, metavar="LỆNH", parser_class=_Parser)
    reading = commands.add_parser("parse", help="đọc một văn bản, in ra JSON hoặc lời giải thích", epilog=_EXITS)
    reading.add_argument("file", type=Path, metavar="TỆP")
    form = reading.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="in JSON (mặc định)")
    form.add_argument("--explain", action="store_true", help="in từng dòng kèm điều đã hiểu, có màu trên màn hình")
    reading.add_argument("--evidence", action="store_true", help="kèm vị trí và độ tin cậy của từng giá trị")
    reading.add_argument("--unit", action="append", default=[], metavar="TÊN", help="tên cơ quan, đơn vị của xã")
    reading.add_argument(
        "--alias", action="append", default=[], metavar="TẮT=TÊN", type=_pair, help="cách gọi khác của một đơn vị"
    )
    reading.add_argument(
        "--type", action="append", default=[], metavar="MÃ=TÊN[,TẮT]", type=_document_type,
        help="loại văn bản ngoài 29 loại của Nghị định 30, kèm chữ viết tắt trong ký hiệu",
    )  # fmt: skip
    reading.add_argument(
        "--outdated", action="append", default=[], metavar="CỤM TỪ=CÁCH GỌI MỚI", type=_pair,
        help="cách gọi không còn dùng và lời nhắc",
    )  # fmt: skip
    reading.set_defaults(run=_parse)
    add_commands(cast("argparse._SubParsersAction[argparse.ArgumentParser]", commands))
    return parser


def _pair(text: str) -> tuple[str, str]:
    short, sign, name = text.partition("=")
    if not (sign and short.strip() and name.strip()):
        raise argparse.ArgumentTypeError(f"“{text}” thiếu dấu bằng hoặc thiếu một vế.")
    return short.strip(), name.strip()


def _document_type(text: str) -> DocumentType:
    code, named = _pair(text)
    name, *short = (part.strip() for part in named.split(","))
    return DocumentType(code, name, tuple(part for part in short if part))


def _version() -> str:
    try:
        return version("vanban")
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "0"


def _parse(options: argparse.Namespace) -> int:
    own = Own(tuple(options.type), tuple(options.outdated))
    document = parse(
        options.file, units=options.unit, aliases=dict(options.alias), types=own.types, outdated=dict(own.outdated)
    )
    if options.explain:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        with extended(own):
            answer = explain(document, colour=colour)
    else:
        answer = json.dumps(to_dict(document, evidence=options.evidence), ensure_ascii=False, indent=2) + "\n"
    sys.stdout.buffer.write(answer.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
