"""Pictures that support a document, printed as an annex of their own."""

from dataclasses import dataclass
from typing import Literal

from vanban.errors import Unwritable

ImageFormat = Literal["png", "jpg"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A PNG or JPEG with the sentence that stands below it."""

    caption: str
    image: bytes


def image_format(figure: Figure) -> ImageFormat:
    if figure.image.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if figure.image.startswith(b"\xff\xd8\xff"):
        return "jpg"
    raise unreadable_image(figure)


def unreadable_image(figure: Figure) -> Unwritable:
    return Unwritable(f"Ảnh “{figure.caption}” không phải là ảnh PNG hoặc JPEG đọc được.")
