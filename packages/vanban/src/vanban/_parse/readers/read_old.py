"""Files of other word processors (old Word, RTF, OpenDocument), turned into DOCX by LibreOffice where it is installed.

It runs without a window, in a profile of its own that is thrown away, with macros and linked files switched off and
with no way to the network that it would take by itself.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from vanban.errors import Damaged, MissingTool

_SECONDS = 45
_NOWHERE = "http://127.0.0.1:9"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>"""


def to_docx(content: bytes, kind: str) -> bytes:
    """The file as DOCX; ``kind`` is its suffix without the dot. Refuses where LibreOffice is absent or gives up."""
    program = shutil.which("soffice")
    if program is None:
        raise MissingTool(f"Muốn đọc tệp .{kind}, hãy cài gói libreoffice-writer, hoặc lưu lại dưới dạng .docx.")
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        given, made = Path(folder, f"paper.{kind}"), Path(folder, "paper.docx")
        given.write_bytes(content)
        profile = Path(folder, "profile")
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "docx", "--outdir", folder, str(given)]
        environment = {**os.environ, "HOME": folder, "http_proxy": _NOWHERE, "https_proxy": _NOWHERE}
        if not _finished(command, environment):
            raise Damaged(f"Tệp .{kind} mở quá lâu nên đã dừng; hãy lưu lại dưới dạng .docx.")
        if not made.exists():
            raise Damaged(f"Tệp .{kind} bị hỏng hoặc không phải là văn bản; hãy lưu lại dưới dạng .docx.")
        return made.read_bytes()


def _finished(command: list[str], environment: dict[str, str]) -> bool:
    """Run the command; one that takes too long is ended with the processes that it has started."""
    with subprocess.Popen(  # noqa: S603 - the program that was found, no shell, names of our own
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
    ) as running:
        try:
            running.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            return False
    return True
