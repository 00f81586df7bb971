"""Build the icon sprite from the SVG files of the npm package ``lucide-static``.

Usage: ``python tools/build_icons.py <folder of the package>``. The icons wanted are the lines of ``icons.txt``.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
WANTED = HERE / "icons.txt"
SPRITE = HERE.parent / "src/gandan/common/static/gandan/icons.svg"


def main() -> int:
    package = Path(sys.argv[1])
    names = sorted(set(WANTED.read_text(encoding="utf-8").split()))
    symbols = "".join(_symbol(package, name) for name in names)
    head = '<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC licence: see vendor/lucide/LICENSE -->'
    SPRITE.write_text(f"{head}\n{symbols}</svg>\n", encoding="utf-8")
    return 0


def _symbol(package: Path, name: str) -> str:
    source = (package / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    shapes = re.search(r"<svg[^>]*>(.*)</svg>", source, re.DOTALL)
    if shapes is None:
        raise ValueError(f"No shapes in the icon {name!r}")
    inner = re.sub(r"\s+", " ", shapes.group(1)).replace(" />", "/>").replace("> <", "><").strip()
    return f'<symbol id="{name}" viewBox="0 0 24 24">{inner}</symbol>\n'


if __name__ == "__main__":
    sys.exit(main())
