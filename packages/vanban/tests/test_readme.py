"""What the README shows is run: sessions of Python, and commands with what they print."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parents[1] / "README.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(kind: str) -> list[str]:
    return [text for name, text in _BLOCK.findall(README.read_text(encoding="utf-8")) if name == kind]


@pytest.fixture
def _paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "thong-bao.txt").write_text(blocks("text")[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_paper")
def test_readme_sessions_of_python_give_what_they_show() -> None:
    said: list[str] = []
    session = doctest.DocTestParser().get_doctest("\n".join(blocks("pycon")), {}, README.name, str(README), 0)
    result = doctest.DocTestRunner(optionflags=_FLAGS).run(session, out=said.append)
    assert (result.attempted > 10, said) == (True, [])


@pytest.mark.usefixtures("_paper")
@pytest.mark.parametrize("shown", blocks("console"))
def test_readme_commands_print_what_they_show(shown: str) -> None:
    first, _, wanted = shown.partition("\n")
    _, program, *arguments = shlex.split(first)
    call = [sys.executable, "-m", program, *arguments]
    done = subprocess.run(call, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"})
    assert doctest.OutputChecker().check_output(wanted, done.stdout, _FLAGS), done.stdout
