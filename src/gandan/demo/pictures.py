"""Drawn pictures that stand for photos in the demo."""

import io
import random

from PIL import Image, ImageDraw

_SKIES = ((214, 224, 232), (226, 221, 205), (207, 222, 214))
_PANELS = ((20, 80, 140), (30, 123, 79), (154, 82, 0))


def draw_picture(chance: random.Random) -> bytes:
    """Return a JPEG of 1280 × 854 pixels: a board before a building, each a little different."""
    image = Image.new("RGB", (1280, 854), chance.choice(_SKIES))
    draw = ImageDraw.Draw(image)
    ground = 640 + chance.randrange(-30, 30)
    draw.rectangle((0, ground, 1280, 854), fill=(176, 190, 200))
    draw.rectangle((180, 220, 1100, ground), fill=(236, 228, 210))
    for left in range(230, 1050, 150):
        draw.rectangle((left, 290, left + 80, 400), fill=(150, 170, 190))
    left, top = chance.randrange(300, 500), chance.randrange(360, 430)
    draw.rectangle((left, top, left + 420, top + 190), fill=chance.choice(_PANELS))
    draw.rectangle((left + 14, top + 14, left + 406, top + 176), outline=(255, 255, 255), width=4)
    for line in range(3):
        y = top + 50 + line * 40
        draw.line((left + 60, y, left + 360 - chance.randrange(60), y), fill=(255, 255, 255), width=10)
    draw.rectangle((left + 60, top + 190, left + 76, ground + 40), fill=(110, 120, 130))
    draw.rectangle((left + 344, top + 190, left + 360, ground + 40), fill=(110, 120, 130))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()
