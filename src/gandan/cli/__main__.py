"""The command line behind `./gandan`."""

import argparse
import datetime as dt
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from gandan.cli import backup, commands, development, serving
from gandan.cli.errors import Refusal
from gandan.cli.folder import default_folder


def build_parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    parser = argparse.ArgumentParser(prog="./gandan", description="Hệ thống Gần Dân.", allow_abbrev=False)
    parser.add_argument("--data", type=Path, default=None, help="thư mục dữ liệu (thay cho biến GANDAN_DATA)")
    add = parser.add_subparsers(dest="command", required=True, metavar="LỆNH").add_parser
    demo = add("demo", help="chạy thử toàn bộ hệ thống với dữ liệu trình diễn")
    demo.add_argument("--size", default=None, help="cỡ của dữ liệu trình diễn")
    demo.add_argument("--fresh", action="store_true", help="xóa dữ liệu trình diễn cũ trước")
    serve = add("serve", help="chạy máy chủ web và tiến trình nền")
    serve.add_argument("--workers", type=int, default=None, help="số tiến trình web (mặc định: một cho mỗi nhân)")
    serve.add_argument("--web-only", action="store_true", help="không kèm tiến trình nền")
    for one in (demo, serve):
        one.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe")
        one.add_argument("--port", type=int, default=None, help="cổng (mặc định: cổng trống đầu tiên từ 8000)")
    add("worker", help="chỉ chạy tiến trình nền")
    add("migrate", help="cập nhật cấu trúc cơ sở dữ liệu", add_help=False)
    manage = add("manage", help="chạy một lệnh của Django", add_help=False, allow_abbrev=False)
    manage.add_argument("--owner", action="store_true", help="bằng vai trò chủ cơ sở dữ liệu")
    add("doctor", help="kiểm tra dữ liệu, tệp và niêm phong minh chứng đang lưu")
    add("shell", help="mở Python với các mô hình của hệ thống", add_help=False)
    backup_to = add("backup", help="sao lưu cơ sở dữ liệu và các tệp vào một thư mục")
    restore = add("restore", help="phục hồi một bản sao lưu vào thư mục dữ liệu trống")
    for one in (backup_to, restore):
        one.add_argument("folder", type=Path, metavar="THƯ-MỤC")
    role = add("roles", help="in lệnh SQL tạo các vai trò trên máy chủ PostgreSQL riêng")
    role.add_argument("--sql", action="store_true", required=True)
    role.add_argument("--place", default="127.0.0.1:5432", help="máy chủ và cổng")
    test = add("test", help="chạy bộ kiểm thử (tham số lạ được chuyển cho pytest)", allow_abbrev=False)
    length = test.add_mutually_exclusive_group()
    length.add_argument("--fast", action="store_true", help="bỏ các bài đi qua trình duyệt")
    length.add_argument("--long", action="store_true", help="mọi bài, trên mọi bản PostgreSQL có ở máy")
    test.add_argument("--postgres", type=int, default=None, help="chỉ dùng bản PostgreSQL này")
    add("lint", help="chạy mọi phép kiểm tra mã nguồn")
    add("lock", help="làm mới requirements/")
    add("bench", help="chạy các phép đo", add_help=False)
    add("fuzz", help="thử bộ đọc văn bản bằng tệp hỏng", add_help=False)
    return parser


def run(arguments: Sequence[str]) -> int:
    """Carries out one command and returns its exit status."""
    parser = build_parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command not in PASSING_ON:
        parser.error(f"không có tham số {' '.join(rest)}")
    if options.data:
        os.environ["GANDAN_DATA"] = str(options.data)
    return COMMANDS[options.command](options, rest)


def _demo(options: argparse.Namespace, _rest: Sequence[str]) -> int:
    data = default_folder() if os.environ.get("GANDAN_DATA") else default_folder() / "demo"
    return serving.demo(data, host=options.host, port=options.port, size=options.size, fresh=options.fresh)


def _serve(options: argparse.Namespace, _rest: Sequence[str]) -> int:
    return serving.serve(
        default_folder(),
        host=options.host,
        port=options.port,
        workers=options.workers,
        with_worker=not options.web_only,
    )


def _backup(options: argparse.Namespace, _rest: Sequence[str]) -> int:
    now = dt.datetime.now(tz=ZoneInfo("Asia/Ho_Chi_Minh"))
    print(backup.backup(default_folder(), options.folder.absolute(), now=now))
    return 0


def _restore(options: argparse.Namespace, _rest: Sequence[str]) -> int:
    backup.restore(default_folder(), options.folder.absolute())
    print(f"Đã phục hồi vào {default_folder()}.")
    return 0


def _test(options: argparse.Namespace, rest: Sequence[str]) -> int:
    return development.test(rest, fast=options.fast, long=options.long, major=options.postgres)


PASSING_ON = {"migrate", "manage", "shell", "test", "bench", "fuzz"}
COMMANDS: dict[str, Callable[[argparse.Namespace, Sequence[str]], int]] = {
    "demo": _demo,
    "serve": _serve,
    "worker": lambda _options, _rest: serving.worker(default_folder()),
    "migrate": lambda _options, rest: commands.migrate(default_folder(), rest),
    "manage": lambda options, rest: commands.manage(default_folder(), rest, owner=options.owner),
    "doctor": lambda _options, _rest: commands.manage(default_folder(), ["doctor"]),
    "shell": lambda _options, rest: commands.manage(default_folder(), ["shell", *rest]),
    "backup": _backup,
    "restore": _restore,
    "roles": lambda options, _rest: commands.print_roles(options.place),
    "test": _test,
    "lint": lambda _options, _rest: development.lint(),
    "lock": lambda _options, _rest: development.lock(),
    "bench": lambda _options, rest: development.bench(rest),
    "fuzz": lambda _options, rest: development.fuzz(rest),
}


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
