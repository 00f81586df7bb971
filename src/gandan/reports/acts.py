"""The acts of this domain, as the record and its pages word them."""

from gandan.audit.acts import register
from gandan.common.words import mark

register(
    report_created=mark("lập báo cáo"),
    report_edited=mark("sửa lời báo cáo"),
    report_taken_over=mark("lấy lời báo cáo kỳ trước"),
    report_exported=mark("xuất báo cáo"),
)
