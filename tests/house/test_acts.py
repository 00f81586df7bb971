"""Every act of the record is known wherever the record is read: in the worker and the shell as in the server."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "gandan"
_ASK = "import django; django.setup(); from gandan.audit.acts import registered; print(*registered())"
_WRITERS = {"record", "record_platform", "_record"}


def _trees() -> Iterator[ast.Module]:
    for path in sorted(SOURCE.rglob("*.py")):
        if "tests" not in path.parts:
            yield ast.parse(path.read_text(encoding="utf-8"))


def _calls(tree: ast.Module, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def _takes_acts(tree: ast.Module) -> bool:
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    defines = any(isinstance(node, ast.FunctionDef) and node.name == "registered" for node in tree.body)
    return "gandan.audit.acts" in modules or defines


def _words(node: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def _known_after_setup() -> set[str]:
    done = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_acts_when_the_application_starts_then_all_are_registered() -> None:
    written = {
        keyword.arg
        for tree in _trees()
        if _takes_acts(tree)
        for call in _calls(tree, {"register"})
        for keyword in call.keywords
    }
    assert _known_after_setup() == written


def test_acts_when_recorded_then_each_name_is_registered() -> None:
    named = {
        word
        for tree in _trees()
        for call in _calls(tree, _WRITERS)
        if call.args and isinstance(call.args[0], ast.Constant | ast.IfExp)
        for word in _words(call.args[0])
    }
    assert named - _known_after_setup() == set()


def test_acts_when_registered_then_each_is_recorded_somewhere() -> None:
    words = {word for tree in _trees() for word in _words(tree)}
    assert _known_after_setup() - words == set()
