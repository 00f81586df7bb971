"""The acts of this domain, as the record and its pages word them."""

from gandan.audit.acts import register
from gandan.common.words import mark

register(
    reading_uploaded=mark("đưa văn bản vào"),
    reading_ready=mark("đọc xong, chờ rà soát"),
    reading_failed=mark("không đọc được"),
    reading_retried=mark("cho đọc lại"),
    reading_handed_over=mark("bàn giao văn bản đang đọc"),
    reading_dropped=mark("bỏ văn bản đã đưa vào"),
    reading_swept=mark("xóa vì quá thời gian giữ tệp không đọc được"),
    reading_taken_out=mark("xóa vì phát hiện dấu mật"),
    document_filed=mark("ghi vào sổ văn bản"),
    numbering_changed=mark("đổi cách cấp số văn bản"),
    number_given=mark("cấp số"),
    register_changed=mark("sửa thông tin trong sổ"),
)
