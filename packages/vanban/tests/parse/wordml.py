"""Small Word files written as XML, for what no library writes."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def packed(body: str, **parts: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        for name, part in parts.items():
            archive.writestr(f"word/{name}.xml", part)
    return content.getvalue()


def run(text: str, settings: str = "") -> str:
    return f'<w:r>{settings and f"<w:rPr>{settings}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(text: str, settings: str = "") -> str:
    return f"<w:p>{settings and f'<w:pPr>{settings}</w:pPr>'}{text if text.startswith('<') else run(text)}</w:p>"
