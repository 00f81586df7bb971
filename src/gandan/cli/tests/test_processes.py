import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from gandan.cli import cluster, leftovers, processes
from gandan.cli.errors import Refusal
from gandan.cli.processes import Program
from gandan.cli.tests.waiting import wait_until

# A supervisor of two programs that write down when they start and end; the first has a child of its own.
SUPERVISOR = """
import sys
from pathlib import Path
from gandan.cli import cluster, processes
program = '''
import os, signal, subprocess, sys, time
def note(word):
    with open(sys.argv[2], "a") as notes:
        notes.write(f"{word} {sys.argv[1]} {os.getpid()}\\\\n")
def leave(*_):
    note("end")
    sys.exit(0)
signal.signal(signal.SIGTERM, leave)
if sys.argv[1] == "web":
    child = subprocess.Popen(["sleep", "600"])
    with open(sys.argv[2], "a") as notes:
        notes.write(f"child web {child.pid}\\\\n")
note("start")
while True:
    time.sleep(1)
'''
def one(name):
    return processes.Program(name, [sys.executable, "-c", program, name, sys.argv[2]], {})
with cluster.opened(Path(sys.argv[1]), test=True) as started:
    processes.supervise([one("web"), one("worker")], cluster=started)
"""


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Notes:
    def __init__(self, file: Path) -> None:
        self.file = file

    def lines(self) -> list[tuple[str, str, int]]:
        words = (line.split() for line in self.file.read_text().splitlines()) if self.file.exists() else ()
        return [(word, name, int(pid)) for word, name, pid in words]

    def pids(self, word: str, name: str) -> list[int]:
        return [pid for noted, of, pid in self.lines() if (noted, of) == (word, name)]


@contextmanager
def supervised(data: Path, notes: Notes) -> Iterator[subprocess.Popen[bytes]]:
    supervisor = subprocess.Popen([sys.executable, "-c", SUPERVISOR, str(data), str(notes.file)])
    try:
        assert wait_until(lambda: bool(notes.pids("start", "web") and notes.pids("start", "worker")))
        yield supervisor
    finally:
        supervisor.kill()
        supervisor.wait()
        for pid in notes.pids("child", "web"):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert wait_until(lambda: leftovers.processes(data / "postgres") == [])


@pytest.fixture
def notes(tmp_path: Path) -> Notes:
    return Notes(tmp_path / "notes")


def test_supervise_when_asked_to_stop_then_web_worker_and_database_end_in_order(data: Path, notes: Notes) -> None:
    with supervised(data, notes) as supervisor:
        supervisor.terminate()
        assert supervisor.wait(20) == 0
        assert [(word, name) for word, name, _ in notes.lines() if word == "end"] == [
            ("end", "web"),
            ("end", "worker"),
        ]
        assert [pid for _, _, pid in notes.lines() if is_alive(pid)] == []
        assert leftovers.processes(data / "postgres") == []


def test_supervise_when_a_child_is_killed_then_it_is_started_again_without_its_orphans(
    data: Path, notes: Notes
) -> None:
    with supervised(data, notes):
        (killed,), (orphan,) = notes.pids("start", "web"), notes.pids("child", "web")
        os.kill(killed, signal.SIGKILL)
        assert wait_until(lambda: len(notes.pids("start", "web")) == 2)
        assert wait_until(lambda: not is_alive(orphan))
        assert len(notes.pids("start", "worker")) == 1


def test_supervise_when_the_database_is_killed_then_it_is_started_again_on_its_port(data: Path, notes: Notes) -> None:
    with supervised(data, notes):
        before = cluster.attached(data)
        killed = int((data / "postgres" / "postmaster.pid").read_text().split()[0])
        os.kill(killed, signal.SIGKILL)
        assert wait_until(lambda: not is_alive(killed))
        assert cluster.attached(data) == before


def test_supervise_when_killed_hard_then_its_children_end(data: Path, notes: Notes) -> None:
    with supervised(data, notes) as supervisor:
        supervisor.kill()
        supervisor.wait()
        started = [*notes.pids("start", "web"), *notes.pids("start", "worker")]
        assert wait_until(lambda: [pid for pid in started if is_alive(pid)] == [])
        assert wait_until(lambda: leftovers.processes(data / "postgres") == [])


def test_keep_alive_when_a_child_keeps_dying_then_the_pause_grows(capsys: pytest.CaptureFixture[str]) -> None:
    program = Program("web", ["/bin/false"], {})
    pauses = []
    for _ in range(3):
        program.start()
        program.process.wait()
        program.keep_alive()
        pauses.append(program.pause)
    assert pauses == [1.0, 2.0, 4.0]
    assert capsys.readouterr().err == "Tiến trình web đã dừng (mã 1), đang chạy lại.\n" * 3


def test_choose_port_when_the_wanted_one_is_taken_then_one_sentence_says_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(Refusal) as refusal:
            processes.choose_port("127.0.0.1", port)
    assert refusal.value.sentence == f"Cổng {port} trên 127.0.0.1 đang bận: hãy chọn cổng khác bằng --port."
    assert processes.choose_port("127.0.0.1", port) == port


def test_supervise_when_the_web_server_never_answers_then_it_stops(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(processes, "READY_SECONDS", 0.5)
    program = Program("web", ["/bin/sleep", "600"], {})
    with pytest.raises(Refusal) as refusal:
        processes.supervise([program], address=("127.0.0.1", processes.choose_port("127.0.0.1", None)))
    assert refusal.value.sentence == "Máy chủ web không khởi động được: hãy xem các dòng báo lỗi ở trên."
    assert program.process is None
