"""The command line behind `./gandan`."""

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from gandan.cli import commands, development
from gandan.cli.errors import Refusal
from gandan.cli.folder import default_folder


def build_parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    parser = argparse.ArgumentParser(prog="./gandan", description="Hệ thống Gần Dân.", allow_abbrev=False)
    parser.add_argument("--data", type=Path, default=None, help="thư mục dữ liệu (thay cho biến GANDAN_DATA)")
    add = parser.add_subparsers(dest="command", required=True, metavar="LỆNH").add_parser
    add("migrate", help="cập nhật cấu trúc cơ sở dữ liệu", add_help=False)
    manage = add("manage", help="chạy một lệnh của Django", add_help=False, allow_abbrev=False)
    manage.add_argument("--owner", action="store_true", help="bằng vai trò chủ cơ sở dữ liệu")
    add("shell", help="mở Python với các mô hình của hệ thống", add_help=False)
    role = add("roles", help="in lệnh SQL tạo các vai trò trên máy chủ PostgreSQL riêng")
    role.add_argument("--sql", action="store_true", required=True)
    role.add_argument("--place", default="127.0.0.1:5432", help="máy chủ và cổng")
    test = add("test", help="chạy bộ kiểm thử (tham số lạ được chuyển cho pytest)", allow_abbrev=False)
    length = test.add_mutually_exclusive_group()
    length.add_argument("--fast", action="store_true", help="bỏ các bài đi qua trình duyệt")
    length.add_argument("--long", action="store_true", help="mọi bài, trên mọi bản PostgreSQL có ở máy")
    test.add_argument("--postgres", type=int, default=None, help="chỉ dùng bản PostgreSQL này")
    return parser


def run(arguments: Sequence[str]) -> int:
    """Carries out one command and returns its exit status."""
    options, rest = build_parser().parse_known_args(arguments)
    data = options.data.absolute() if options.data else default_folder()
    match options.command:
        case "test":
            return development.test(rest, fast=options.fast, long=options.long, major=options.postgres)
        case "migrate":
            return commands.migrate(data, rest)
        case "manage":
            return commands.manage(data, rest, owner=options.owner)
        case "shell":
            return commands.manage(data, ["shell", *rest])
        case _:
            return commands.print_roles(options.place)


def main() -> int:
    """Tells a refusal in one sentence; SIGTERM unwinds like Ctrl+C, so that the database stops cleanly."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        return run(sys.argv[1:])
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)
        return refusal.exit_code
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main())
