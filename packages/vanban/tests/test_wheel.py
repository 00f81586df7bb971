"""The wheel alone, in an environment that holds nothing but what it declares."""

import json
import re
import subprocess
import sys
import venv
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1]
PAPER = Path(__file__).parent / "cases" / "giay-moi.txt"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def declared(name: str, found: dict[str, Distribution]) -> dict[str, Distribution]:
    """The distribution and all that it needs, without extras."""
    for requirement in distribution(name).requires or []:
        needed, _, marker = requirement.partition(";")
        match = _NAME.match(needed)
        if match and "extra" not in marker and "platform" not in marker and match.group() not in found:
            try:
                found[match.group()] = distribution(match.group())
            except ModuleNotFoundError:  # a marker that does not hold here
                continue
            declared(match.group(), found)
    return found


def run(*call: str | Path, at: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*map(str, call)], cwd=at, capture_output=True, text=True, check=True, env={"PATH": "/usr/bin:/bin"}
    )


@pytest.mark.long
def test_wheel_alone_reads_a_paper(tmp_path: Path) -> None:
    build = "import sys, setuptools.build_meta as b; print(b.build_wheel(sys.argv[1]))"
    source = tmp_path / "source"
    # Built from a copy: setuptools leaves its own folders beside what it packs.
    run("cp", "-r", PACKAGE, source, at=tmp_path)
    run(sys.executable, "-c", build, tmp_path, at=source)
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    wheel = next(tmp_path.glob("vanban-*.whl"))
    run(python, "-m", "pip", "install", "--no-index", "--no-deps", "--quiet", wheel, at=tmp_path)
    needed = tmp_path / "needed"
    needed.mkdir()
    for one in declared("vanban", {}).values():
        for top in {Path(str(file)).parts[0] for file in one.files or () if not str(file).startswith("..")}:
            if not (needed / top).exists():
                (needed / top).symlink_to(Path(str(one.locate_file(top))))
    site = next((tmp_path / "venv" / "lib").glob("python*/site-packages"))
    (site / "needed.pth").write_text(f"{needed}\n", encoding="utf-8")
    where = run(python, "-c", "import vanban; print(vanban.__file__)", at=tmp_path).stdout
    assert where.startswith(str(site))
    missing = subprocess.run([python, "-c", "import django"], cwd=tmp_path, capture_output=True, check=False)
    assert missing.returncode == 1
    answer = run(tmp_path / "venv" / "bin" / "vanban", "parse", PAPER, "--json", at=tmp_path).stdout
    assert json.loads(answer)["number"] == "40"
    writing = "import vanban, sys; print(len(vanban.render_pdf(vanban.parse_text(sys.argv[1]))) > 1000)"
    assert run(python, "-c", writing, PAPER.read_text(encoding="utf-8"), at=tmp_path).stdout == "True\n"
