"""The acts of this domain, as the record and its pages word them."""

from gandan.audit.acts import register
from gandan.common.words import mark

register(
    evidence_added=mark("thêm minh chứng"),
    activity_recorded=mark("ghi hoạt động"),
    activity_corrected=mark("sửa hoạt động"),
    activity_withdrawn=mark("rút hoạt động"),
    evidence_sealed=mark("niêm phong minh chứng trong ngày"),
    faces_said=mark("ghi về mặt người dân trong ảnh"),
)
