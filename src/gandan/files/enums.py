from enum import StrEnum


class MediaType(StrEnum):
    TEXT = "text/plain"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    DOC = "application/msword"
    RTF = "application/rtf"
    ODT = "application/vnd.oasis.opendocument.text"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    XLS = "application/vnd.ms-excel"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    TIFF = "image/tiff"
    ZIP = "application/zip"
    """Only what the system itself packs."""


DOCUMENTS = frozenset({MediaType.TEXT, MediaType.PDF, MediaType.DOCX})
PICTURES = frozenset({MediaType.JPEG, MediaType.PNG, MediaType.WEBP})
CONVERTED = frozenset({MediaType.DOC, MediaType.RTF, MediaType.ODT})
"""Papers of other word processors: LibreOffice turns them into DOCX for reading, what was handed in is kept."""
PAPERS = DOCUMENTS | PICTURES | CONVERTED | {MediaType.TIFF}
"""What is read as a paper: a photograph or a scan of one, too."""
SPREADSHEETS = frozenset({MediaType.XLSX, MediaType.XLS, MediaType.ODS})
EVIDENCE = DOCUMENTS | PICTURES | SPREADSHEETS

PAPER_ENDINGS = ".docx,.doc,.rtf,.odt,.pdf,.txt,.jpg,.jpeg,.png,.webp,.tif,.tiff"
"""What the field of a paper offers."""
SHEET_ENDINGS = ".xlsx,.xls,.ods"
"""What the field of a spreadsheet offers."""

EXTENSIONS = {
    MediaType.TEXT: "txt",
    MediaType.PDF: "pdf",
    MediaType.DOCX: "docx",
    MediaType.DOC: "doc",
    MediaType.RTF: "rtf",
    MediaType.ODT: "odt",
    MediaType.XLSX: "xlsx",
    MediaType.XLS: "xls",
    MediaType.ODS: "ods",
    MediaType.JPEG: "jpg",
    MediaType.PNG: "png",
    MediaType.WEBP: "webp",
    MediaType.TIFF: "tif",
    MediaType.ZIP: "zip",
}
