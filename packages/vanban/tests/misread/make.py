"""Misread papers: our own cases rendered, photographed and read by an OCR that knows no Vietnamese.

``python packages/vanban/tests/misread/make.py`` writes ``seen/`` and ``apart/``; with names of cases only those. About
a third of the cases goes to ``apart/``: nobody looks at those while writing rules. The gold of a misread text is that
of its case (``gold`` adapts it), so no second answer is kept.
"""

import argparse
import io
import os
import random
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pypdfium2
import vanban
from answers import HERE, cases, is_apart
from PIL import Image, ImageDraw, ImageFilter

_SEAL = (205, 40, 40)


@dataclass(frozen=True)
class Scan:
    """How badly a paper was photographed."""

    dpi: int
    blur: float = 0.0
    noise: float = 0.0
    angle: float = 0.0
    jpeg: int = 95
    seal: bool = False
    by_office: bool = False
    """Laid out by LibreOffice from DOCX, not by our own writer of PDF."""


SCANS = {
    "sach": Scan(200),
    "thuong": Scan(200, blur=0.6, noise=8, angle=0.4, jpeg=70, seal=True, by_office=True),
    "xau": Scan(150, blur=0.7, noise=14, angle=-0.9, jpeg=45, seal=True),
}


def misread(document: vanban.Document, scan: Scan, chance: random.Random) -> str:
    """The text that the OCR reads from the document's pages."""
    name = document.signature.name if scan.seal else None
    pages = pypdfium2.PdfDocument(_laid_out_by_office(document) if scan.by_office else vanban.render_pdf(document))
    return "\n".join(read_page(picture(page, scan, chance, name)) for page in pages)


def _laid_out_by_office(document: vanban.Document) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "van-ban.docx"
        source.write_bytes(vanban.render_docx(document))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        return source.with_suffix(".pdf").read_bytes()


def picture(page: pypdfium2.PdfPage, scan: Scan, chance: random.Random, signer: str | None = None) -> Image.Image:
    image = page.render(scale=scan.dpi / 72).to_pil().convert("RGB")
    if signer:
        _seal(image, page, scan, signer)
    if scan.angle:
        angle = scan.angle * chance.uniform(0.5, 1.2)
        image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    if scan.blur:
        image = image.filter(ImageFilter.GaussianBlur(scan.blur))
    if scan.noise:
        grains = np.random.default_rng(chance.randrange(2**32)).normal(0, scan.noise, (image.height, image.width, 1))
        image = Image.fromarray(np.clip(np.asarray(image, dtype=np.float32) + grains, 0, 255).astype(np.uint8))
    stored = io.BytesIO()
    image.save(stored, "JPEG", quality=scan.jpeg)
    return Image.open(stored).convert("L")


def _seal(image: Image.Image, page: pypdfium2.PdfPage, scan: Scan, signer: str) -> None:
    """A round seal and a stroke of the pen over the left third of the signature (Decree 30/2020/NĐ-CP, article 33)."""
    text = page.get_textpage()
    found = text.search(signer).get_next()
    if found is None:
        return
    left, bottom, _, _ = text.get_charbox(found[0])
    scale, radius = scan.dpi / 72, 50 * scan.dpi / 72
    x, y = left * scale - 0.55 * radius, (page.get_height() - bottom) * scale - 0.9 * radius
    pen = ImageDraw.Draw(image)
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=_SEAL, width=int(2 * scale))
    inner = radius * 0.62
    pen.ellipse((x - inner, y - inner, x + inner, y + inner), outline=_SEAL, width=int(scale))
    pen.line([(x + at * radius / 6, y + (18 * (at % 2) - 9) * scale) for at in range(14)], fill=(40, 40, 120), width=3)


def read_page(image: Image.Image) -> str:
    stored = io.BytesIO()
    image.save(stored, "PNG")
    done = subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", "eng", "--psm", "3"],
        input=stored.getvalue(), capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )  # fmt: skip
    return done.stdout.decode("utf-8").replace("\f", "")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("cases", nargs="*")
    arguments.add_argument("--scan", action="append", choices=SCANS)
    chosen = arguments.parse_args()
    for case in chosen.cases or cases():
        # a paper with a mark of secrecy is never written, so its pages are made without
        document = replace(vanban.parse(cases()[case]), security=None)
        folder = HERE / ("apart" if is_apart(case) else "seen")
        folder.mkdir(exist_ok=True)
        for name in chosen.scan or SCANS:
            text = misread(document, SCANS[name], random.Random(f"{case} {name}"))
            (folder / f"{case}.{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
