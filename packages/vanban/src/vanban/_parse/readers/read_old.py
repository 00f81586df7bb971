"""Files of other word processors (old Word, RTF, OpenDocument), turned into DOCX by LibreOffice where it is installed.

It runs without a window, in a profile of its own that is thrown away, with macros and linked files switched off and
with no way to the network that it would take by itself.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
import zlib
from itertools import islice
from pathlib import Path

from vanban._parse.limits import Limits
from vanban.errors import Damaged, Encrypted, MissingTool, TooLarge

_SECONDS = 30
_RTF = b"{\\rtf"
_SECTOR, _WORD_STREAM, _LOCKED = 512, b"\xec\xa5", 0x0100
_WORD_NAME = "WordDocument".encode("utf-16-le")
_BRACE = re.compile(rb"\\[{}\\]|[{}]")
_STEPS = {b"{": 1, b"}": -1}
_DEEPEST = 200
_PASSWORD = "Tệp được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lại."  # noqa: S105 - a sentence
_TOO_MANY = "Tệp .rtf có quá nhiều thành phần bên trong nên không được đọc."
_MOST_MANIFEST = 1_000_000
_NOWHERE = "http://127.0.0.1:9"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>"""


def to_docx(content: bytes, kind: str, limits: Limits) -> bytes:
    """The file as DOCX; ``kind`` is its suffix without the dot. Refuses where LibreOffice is absent or gives up."""
    _CHECKS[kind](content, limits)
    program = shutil.which("soffice")
    if program is None:
        raise MissingTool(f"Muốn đọc tệp .{kind}, hãy cài gói libreoffice-writer, hoặc lưu lại dưới dạng .docx.")
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        given, made = Path(folder, f"paper.{kind}"), Path(folder, "paper.docx")
        # blanks before its mark would make it plain text to LibreOffice
        given.write_bytes(content[content.index(_RTF) :] if kind == "rtf" else content)
        profile = Path(folder, "profile")
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "docx", "--outdir", folder, str(given)]
        environment = {**os.environ, "HOME": folder, "http_proxy": _NOWHERE, "https_proxy": _NOWHERE}
        if not _finished(command, environment):
            raise Damaged(f"Tệp .{kind} mở quá lâu nên đã dừng; hãy lưu lại dưới dạng .docx.")
        if not made.exists():
            raise Damaged(_broken(kind))
        return made.read_bytes()


def _check_doc(content: bytes, _limits: Limits) -> None:
    """Refuses what holds no Word text, which LibreOffice would take for plain text, and what needs a password.

    The head of the text stream, which begins at a sector, tells the latter.
    """
    if _WORD_NAME not in content:
        raise Damaged(_broken("doc"))
    starts = range(_SECTOR, len(content), _SECTOR)
    found = (at for at in starts if content.startswith(_WORD_STREAM, at))
    if any(int.from_bytes(content[at + 10 : at + 12], "little") & _LOCKED for at in islice(found, 1)):
        raise Encrypted(_PASSWORD)


def _check_rtf(content: bytes, limits: Limits) -> None:
    """Refuses more groups, or groups in groups, than anybody writes: each costs LibreOffice memory."""
    depth = deepest = 0
    if content.count(b"{") + content.count(b"\\") > limits.tags:
        raise TooLarge(_TOO_MANY)
    for brace in _BRACE.finditer(content):
        depth += _STEPS.get(brace.group(), 0)
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise TooLarge(_TOO_MANY)


def _check_odt(content: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > limits.unpacked_bytes:
                raise TooLarge("Tệp .odt quá lớn sau khi giải nén.")
            told = archive.open("META-INF/manifest.xml").read(_MOST_MANIFEST)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise Damaged(_broken("odt")) from error
    if b"encryption-data" in told:
        raise Encrypted(_PASSWORD)


_CHECKS = {"doc": _check_doc, "rtf": _check_rtf, "odt": _check_odt}


def _broken(kind: str) -> str:
    return f"Tệp .{kind} bị hỏng hoặc không phải là văn bản; hãy lưu lại dưới dạng .docx."


def _finished(command: list[str], environment: dict[str, str]) -> bool:
    """Run the command; one that takes too long is ended with the processes that it has started.

    It has a group of its own but stays in the session of the caller, who may end all of that.
    """
    with subprocess.Popen(  # noqa: S603 - the program that was found, no shell, names of our own
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, process_group=0
    ) as running:
        try:
            running.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            return False
    return True
