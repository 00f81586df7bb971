"""The acts of this domain, as the record and its pages word them."""

from gandan.audit.acts import register
from gandan.common.words import mark

register(
    indicator_defined=mark("thêm chỉ tiêu nhập"),
    indicator_changed=mark("sửa chỉ tiêu nhập"),
    value_entered=mark("nhập số liệu"),
    value_corrected=mark("nhập lại số liệu thay số cũ"),
    column_mapping_saved=mark("lưu cách lấy số liệu từ Excel"),
)
