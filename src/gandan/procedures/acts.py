"""The acts of this domain, as the record and its pages word them."""

from gandan.audit.acts import register
from gandan.common.words import mark

register(
    table_asked=mark("yêu cầu đơn vị trả lời bằng bảng"),
    table_unasked=mark("bỏ yêu cầu trả lời bằng bảng"),
    table_row_added=mark("thêm dòng vào bảng"),
    table_row_changed=mark("sửa dòng của bảng"),
    table_row_removed=mark("xóa dòng khỏi bảng"),
    table_rows_taken=mark("nhập nhiều dòng vào bảng"),
    table_sent=mark("nộp bảng"),
    table_exported=mark("tải bảng tổng hợp"),
)
