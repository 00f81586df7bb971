"""Pictures of our own pages as a scanner or a telephone would take them; every step is drawn from a fixed seed."""

import io
import math

import cv2
import numpy as np
import pypdfium2
from PIL import Image

Picture = np.ndarray
_LONG_SIDE = 1600


def pages_of(pdf: bytes, dpi: int = 200) -> list[Picture]:
    """The pages as colour pictures, in the order of channels that OpenCV has."""
    document = pypdfium2.PdfDocument(pdf)
    return [document[at].render(scale=dpi / 72).to_numpy()[:, :, :3].copy() for at in range(len(document))]


def scan(page: Picture, *, angle: float = 1.4, noise: float = 10, seed: int = 1) -> Picture:
    """A sheet that lay askew on the glass, with the grain of the sensor."""
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    turned = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(250, 250, 250))
    grain = np.random.default_rng(seed).normal(0, noise, (height, width, 1))
    return np.clip(turned * 0.97 + grain, 0, 255).astype(np.uint8)


def photograph(page: Picture, *, tilt: float = 8, seed: int = 1) -> bytes:
    """A JPEG of quality 60 and 1,600 points: the sheet on a desk seen askew, half in shadow, slightly blurred."""
    height, width = page.shape[:2]
    paper = page.astype(np.float32) * 0.93
    across = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    shade = 0.55 + 0.45 / (1 + np.exp(-12 * (across + 0.4 * down - 0.55)))
    paper *= shade[:, :, None]
    sheet = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    corners = _seen(width, height, math.radians(tilt))
    size = (int(width * 1.2), int(height * 1.15))
    seen = cv2.warpPerspective(
        paper, cv2.getPerspectiveTransform(sheet, corners), size,
        flags=cv2.INTER_AREA, borderValue=(52.0, 70.0, 88.0),
    )  # fmt: skip
    share = _LONG_SIDE / max(size)
    small = cv2.GaussianBlur(cv2.resize(seen, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), (0, 0), 0.6)
    grain = np.random.default_rng(seed).normal(0, 3, small.shape)
    return jpeg(np.clip(small + grain, 0, 255).astype(np.uint8), 60)


def _seen(width: int, height: int, tilt: float) -> Picture:
    """Where the corners of the sheet come to lie when it is tilted about both axes before the lens."""
    away = 2.2 * height
    found = []
    for x, y in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)):
        across, down = x * width, y * height
        depth = away + down * math.sin(tilt) + across * math.sin(tilt / 2)
        turned = across * math.cos(tilt / 8) - down * math.sin(tilt / 8)
        lifted = across * math.sin(tilt / 8) + down * math.cos(tilt / 8)
        found.append((turned * away / depth + width * 0.6, lifted * away / depth + height * 0.575))
    return np.array(found, np.float32)


def stamp(page: Picture, x: int, y: int, radius: int) -> Picture:
    """A red seal over what stands there."""
    over = page.copy()
    cv2.circle(over, (x, y), radius, (60, 60, 215), 6)
    cv2.circle(over, (x, y), radius * 2 // 3, (60, 60, 215), 3)
    cv2.fillPoly(over, [np.array([(x, y - radius // 3), (x + radius // 3, y), (x, y + radius // 3)])], (60, 60, 215))
    return np.minimum(page, over)


def jpeg(page: Picture, quality: int = 85) -> bytes:
    return cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()


def picture_pdf(pages: list[Picture], dpi: int = 200) -> bytes:
    """A PDF as scanners write it: pictures without a text layer."""
    return _saved(pages, "PDF", resolution=dpi)


def tiff(pages: list[Picture]) -> bytes:
    return _saved(pages, "TIFF", compression="tiff_deflate")


def _saved(pages: list[Picture], kind: str, **options: object) -> bytes:
    content = io.BytesIO()
    images = [Image.fromarray(cv2.cvtColor(page, cv2.COLOR_BGR2RGB)) for page in pages]
    images[0].save(content, kind, save_all=True, append_images=images[1:], **options)
    return content.getvalue()
