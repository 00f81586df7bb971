"""What the reader package says of a paper in whole sentences, so that the catalogue holds them.

The package knows no Django; its sentences are kept with the reading and translated on the page by ``_``.
"""

import re

from gandan.common.words import mark, say

SENTENCES = (
    mark("Loại văn bản suy ra từ ký hiệu, vì không có dòng tên loại."),
    mark("Tên cơ quan lấy từ nội dung, vì văn bản không có phần đầu."),
    mark("Tệp PDF bị hỏng hoặc chưa tải lên hết."),
    mark("Tệp PDF được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lại."),
    mark("Tệp PDF không có trang nào."),
    mark("Không tìm thấy chữ đọc được trong tệp PDF."),
    mark("Không tìm thấy chữ đọc được trong ảnh."),
    mark("Tệp ảnh bị hỏng hoặc chưa tải lên hết."),
    mark("Tệp là ảnh hoặc bản quét; muốn đọc, hãy cài gói tesseract-ocr tesseract-ocr-vie vào máy rồi đọc lại."),
    mark("Tệp là ảnh hoặc bản quét; muốn đọc, hãy cài thư viện vanban[ocr] rồi đọc lại."),
    mark("Chương trình nhận dạng chữ chưa có tiếng Việt; hãy cài gói tesseract-ocr tesseract-ocr-vie rồi đọc lại."),
    mark("Muốn đọc tệp .doc, hãy cài gói libreoffice-writer, hoặc lưu lại dưới dạng .docx."),
    mark("Muốn đọc tệp .rtf, hãy cài gói libreoffice-writer, hoặc lưu lại dưới dạng .docx."),
    mark("Muốn đọc tệp .odt, hãy cài gói libreoffice-writer, hoặc lưu lại dưới dạng .docx."),
    mark("Tệp .doc bị hỏng hoặc không phải là văn bản; hãy lưu lại dưới dạng .docx."),
    mark("Tệp .rtf bị hỏng hoặc không phải là văn bản; hãy lưu lại dưới dạng .docx."),
    mark("Tệp .odt bị hỏng hoặc không phải là văn bản; hãy lưu lại dưới dạng .docx."),
    mark("Tệp .doc mở quá lâu nên đã dừng; hãy lưu lại dưới dạng .docx."),
    mark("Tệp .rtf mở quá lâu nên đã dừng; hãy lưu lại dưới dạng .docx."),
    mark("Tệp .odt mở quá lâu nên đã dừng; hãy lưu lại dưới dạng .docx."),
    mark("Tệp .odt quá lớn sau khi giải nén."),
    mark("Tệp .rtf có quá nhiều thành phần bên trong nên không được đọc."),
    mark("Tệp DOCX bị hỏng hoặc chưa tải lên hết."),
    mark("Tệp DOCX được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lại."),
    mark("Tệp DOCX bị hỏng: không có phần nội dung."),
    mark("Tệp DOCX bị hỏng: nội dung bên trong không đọc được."),
    mark("Tệp DOCX quá lớn sau khi giải nén."),
    mark("Tệp DOCX có quá nhiều thành phần bên trong nên không được đọc."),
    mark("Tệp DOCX chứa khai báo XML không an toàn nên không được đọc."),
    mark("Tệp này không phải là văn bản Word (.docx)."),
    mark("Tệp trống, không có nội dung để đọc."),
    mark("Tệp bị hỏng: nội dung không đúng với đuôi tệp."),
    mark("Tệp được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lại."),
    mark("Tệp không phải là văn bản, hoặc không dùng bảng mã Unicode."),
    mark("Tệp này không phải là văn bản."),
    mark("Tệp không có chữ để đọc."),
    mark("Văn bản dài hơn mức cho phép."),
    mark("Văn bản ghi “%(words)s”, không có năm."),
)
_UNSURE = re.compile(r"^(?P<before>.*?)\s?Chữ (?P<words>“.+”)(?P<more> và chữ khác)? đọc chưa chắc\.$", re.DOTALL)
_CITING = (
    (re.compile(r"Khôi phục dấu từ bản nhận dạng; đọc là “(?P<words>.*)”\.", re.DOTALL),
     mark("Khôi phục dấu từ bản nhận dạng; đọc là “%(words)s”.")),
    (re.compile(r"Ngày ban hành đọc không rõ \(“(?P<words>.*)”\), cần xem lại\.", re.DOTALL),
     mark("Ngày ban hành đọc không rõ (“%(words)s”), cần xem lại.")),
)  # fmt: skip
"""Sentences that cite the paper: the one with a place for what they cite is the key of their translation."""


def reader_sentence(reason: str, words: str = "") -> str:
    """Return what the reader says of a value in the language of the page; ``words`` fill the place in it."""
    unsure = _UNSURE.match(reason)
    if unsure:
        shown = unsure["words"]
        told = (
            say("Chữ %(words)s và chữ khác đọc chưa chắc.", words=shown)
            if unsure["more"]
            else say("Chữ %(words)s đọc chưa chắc.", words=shown)
        )
        return f"{reader_sentence(unsure['before'], words)} {told}".strip()
    for pattern, sentence in _CITING:
        cited = pattern.fullmatch(reason)
        if cited:
            return say(sentence, words=cited["words"])
    return say(reason, words=words) if words else say(reason)
