from enum import StrEnum


class MediaType(StrEnum):
    TEXT = "text/plain"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    XLS = "application/vnd.ms-excel"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    ZIP = "application/zip"
    """Only what the system itself packs."""


DOCUMENTS = frozenset({MediaType.TEXT, MediaType.PDF, MediaType.DOCX})
PICTURES = frozenset({MediaType.JPEG, MediaType.PNG, MediaType.WEBP})
PAPERS = DOCUMENTS | PICTURES
"""What is read as a paper: a photograph or a scan of one, too."""
SPREADSHEETS = frozenset({MediaType.XLSX, MediaType.XLS, MediaType.ODS})
EVIDENCE = DOCUMENTS | PICTURES | SPREADSHEETS

SHEET_ENDINGS = ".xlsx,.xls,.ods"
"""What the field of a spreadsheet offers."""

EXTENSIONS = {
    MediaType.TEXT: "txt",
    MediaType.PDF: "pdf",
    MediaType.DOCX: "docx",
    MediaType.XLSX: "xlsx",
    MediaType.XLS: "xls",
    MediaType.ODS: "ods",
    MediaType.JPEG: "jpg",
    MediaType.PNG: "png",
    MediaType.WEBP: "webp",
    MediaType.ZIP: "zip",
}
