"""Who web and worker run as: nobody else than us, but as root the user that PostgreSQL runs as."""

import pwd
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from gandan.cli.errors import Refusal
from gandan.cli.folder import DataFolder, database_user

UNPRIVILEGED_PORTS = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")


def choose(folder: DataFolder, *, or_root: bool = False) -> pwd.struct_passwd | None:
    """The user to become, none for our own; where that user cannot read the code only a demo goes on as root."""
    user = database_user(folder.postgres)
    if user is None:
        return None
    folder.prepare(user)
    if _can_read_code(user):
        return user
    unable = f"Người dùng {user.pw_name} không đọc được thư mục cài đặt nên"
    if not or_root:
        raise Refusal(
            f"{unable} web và tiến trình nền không chạy được: hãy đặt mã nguồn ở nơi mọi người dùng đọc được, "
            "ví dụ /opt/gandan."
        )
    print(f"{unable} bản minh họa này chạy bằng root.", file=sys.stderr)
    return None


def handed_over(variables: Mapping[str, str], user: pwd.struct_passwd | None) -> dict[str, str]:
    """The environment for that user: what stands in files of root's is handed over, root's home is not."""
    if user is None:
        return dict(variables)
    given = {"HOME": user.pw_dir}
    for name, value in variables.items():
        setting = name.removesuffix("_FILE")
        if setting == name or not (setting == "SECRET_KEY" or setting.startswith("GANDAN_")):
            given.setdefault(name, value)
        else:
            given[setting] = Path(value).read_text(encoding="utf-8").strip()
    return given


def check_port(port: int, user: pwd.struct_passwd | None) -> None:
    """Refuses a port that only root opens, for web does not run as root."""
    if user is not None and port < int(UNPRIVILEGED_PORTS.read_text()):
        raise Refusal(
            f"Cổng {port} chỉ root mở được mà web không chạy bằng root: hãy chọn cổng từ 1024 bằng --port và đặt một "
            "máy chủ trung gian phía trước."
        )


def _can_read_code(user: pwd.struct_passwd) -> bool:
    try:
        probe = subprocess.run(
            [sys.executable, "-c", "import django, granian, vanban, gandan.config.env"],
            user=user.pw_uid,
            group=user.pw_gid,
            extra_groups=[],
            cwd="/",
            env={"PATH": "/usr/bin:/bin"},
            capture_output=True,
            check=False,
        )
    except PermissionError:
        return False
    return probe.returncode == 0
