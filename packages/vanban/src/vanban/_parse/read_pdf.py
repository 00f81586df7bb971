"""PDF files are refused until their text layer can be read."""
from vanban._parse.flow import Flow
from vanban._parse.limits import Limits
from vanban.errors import MissingTool


def read_pdf(content: bytes, limits: Limits, *, pages: int | None = None) -> Flow:
    raise MissingTool("Chưa đọc được tệp PDF.")
