"""The pages of image files, told from their heads before they are unpacked."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageOps

from vanban._parse.limits import Limits
from vanban._parse.readers.scan.straighten import Picture
from vanban.errors import Damaged, TooLarge

_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
_BROKEN = (OSError, ValueError, SyntaxError, struct.error, EOFError, Image.DecompressionBombError, KeyError, TypeError)
_MOST_SIDE = 3600
_SENTENCE = "Tệp ảnh bị hỏng hoặc chưa tải lên hết."


def open_pictures(content: bytes, limits: Limits) -> list[Callable[[], Picture]]:
    """One call per page, each unpacking its page when it is made; refuses above the limits before."""
    try:
        with _open(content) as image:
            count = int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
            if count > limits.scanned_pages:
                raise too_many(count, limits)
            for at in range(count):
                if count > 1:
                    image.seek(at)
                _reduce(image)
                check_dots(image.width * image.height, limits)
    except _BROKEN as error:
        raise Damaged(_SENTENCE) from error
    return [lambda at=at: _unpack(content, at) for at in range(count)]  # type: ignore[misc]


def too_many(count: int, limits: Limits) -> TooLarge:
    return TooLarge(f"Tệp có {count} trang quét, nhiều hơn mức cho phép ({limits.scanned_pages} trang).")


def check_dots(dots: int, limits: Limits) -> None:
    if dots > limits.pixels:
        most = _grouped(limits.pixels)
        raise TooLarge(f"Ảnh có {_grouped(dots)} điểm ảnh, nhiều hơn mức cho phép ({most}).")


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _open(content: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(io.BytesIO(content), formats=_FORMATS)


def _reduce(image: Image.Image) -> None:
    """A JPEG larger than is of use is unpacked at half, a quarter or an eighth of its size."""
    if image.format == "JPEG" and max(image.size) > 2 * _MOST_SIDE:
        image.draft(image.mode, (_MOST_SIDE, _MOST_SIDE))


def _unpack(content: bytes, at: int) -> Picture:
    try:
        with _open(content) as image:
            if at:
                image.seek(at)
            _reduce(image)
            image.load()
            whole: Image.Image = image if image.mode in ("L", "RGB") else _plain(image)
            if max(whole.size) > _MOST_SIDE:
                whole = whole.reduce(-(-max(whole.size) // _MOST_SIDE))
            upright = ImageOps.exif_transpose(whole)
            dots = np.asarray(upright, np.uint8)
    except _BROKEN as error:
        raise Damaged(_SENTENCE) from error
    return dots if dots.ndim == 2 else dots[:, :, ::-1].copy()


def _plain(image: Image.Image) -> Image.Image:
    """What is transparent lies on white paper."""
    if image.mode in ("1", "L;1", "I;16", "I", "F"):
        return image.convert("L")
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    whole = image.convert("RGBA")
    paper = Image.new("RGBA", whole.size, (255, 255, 255, 255))
    return Image.alpha_composite(paper, whole).convert("RGB")
