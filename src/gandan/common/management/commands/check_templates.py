"""Compile every page and refuse what the content security policy would refuse in the browser."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template import engines
from jinja2 import TemplateSyntaxError

_REFUSED = {
    "thuộc tính style": re.compile(r"<[a-z][^>]*\sstyle=", re.IGNORECASE),
    "mã trong thuộc tính": re.compile(r"<[a-z][^>]*\son[a-z]+=", re.IGNORECASE),
    "script viết trong trang": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/json)", re.IGNORECASE),
    "hx-on": re.compile(r"\shx-on"),
}


class Command(BaseCommand):
    help = "Kiểm tra mọi mẫu trang."

    def handle(self, *args: Any, **options: Any) -> None:
        environment = engines["jinja2"].env  # type: ignore[attr-defined]
        faults: list[str] = []
        paths = [path for folder in settings.TEMPLATES[0]["DIRS"] for path in sorted(Path(folder).rglob("*.html"))]
        for path in paths:
            text = path.read_text(encoding="utf-8")
            try:
                environment.parse(text, filename=str(path))
            except TemplateSyntaxError as error:
                faults.append(f"{path.name}:{error.lineno}: {error.message}")
            for words, pattern in _REFUSED.items():
                faults += [
                    f"{path.name}:{text[: m.start()].count(chr(10)) + 1}: {words}" for m in pattern.finditer(text)
                ]
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{len(paths)} mẫu trang đạt.")
