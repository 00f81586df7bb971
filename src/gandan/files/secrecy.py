"""A paper with a mark of secrecy may not enter a networked system: it is looked for before anything is kept."""

import json
import subprocess

from gandan.common.words import mark
from gandan.files.children import run_limited
from gandan.files.enums import CONVERTED
from gandan.files.errors import FileRefused
from gandan.files.services import sniff

SECONDS = 40
"""The first page of a scan must be recognised: three seconds on a quiet machine."""
MARKED = mark(
    "Văn bản có dấu mật nên hệ thống không nhận và không giữ lại tệp. "
    "Hãy xử lý theo quy định bảo vệ bí mật nhà nước, trên máy không nối mạng."
)
_TOO_HEAVY = mark(
    "Tệp này quá nặng hoặc có cấu trúc bất thường nên hệ thống không nhận. "
    "Hãy lưu lại nội dung thành tệp mới rồi chọn lại."
)
_NO_TIME = mark("Các tệp gửi cùng lúc quá nặng nên chưa kịp kiểm tra tệp này. Hãy gửi lại riêng tệp này.")


class SecretRefused(FileRefused):
    """The paper carries a secrecy mark; nothing of it is kept."""

    def __init__(self) -> None:
        super().__init__("secret", MARKED)


def refuse_secret(content: bytes, *, name: str, must_read: bool = True, seconds: float = SECONDS) -> None:
    """Raise SecretRefused where the head of the paper carries a mark, FileRefused where it cannot be looked at.

    The bytes go to a child with limits on memory and time, never to a disk; those that LibreOffice must convert lie in
    a folder that goes with the child, in memory where the machine has room there. Without ``must_read`` a paper that
    has no words to read, such as a scan, passes. Papers of one request share its time: ``seconds`` is what is left.
    """
    if seconds <= 0:
        raise FileRefused("no_time", _NO_TIME)
    try:
        done = run_limited(
            ["mark", name.replace("\0", "")[-200:]],
            seconds=seconds,
            given=content,
            may_write=sniff(content) in CONVERTED,
        )
    except subprocess.TimeoutExpired as error:
        if seconds < SECONDS:
            raise FileRefused("no_time", _NO_TIME) from error
        raise FileRefused("too_heavy", _TOO_HEAVY) from error
    if done.returncode != 0:
        raise FileRefused("too_heavy", _TOO_HEAVY)
    answer = json.loads(done.stdout)
    if answer.get("mark"):
        raise SecretRefused
    wordless = answer.get("code") in {"missing_tool", "not_a_document"}
    if "code" in answer and (must_read or not wordless):
        why = answer["sentence"]
        raise FileRefused(answer["code"], why)
