"""The acts of this domain, as the record and its pages word them."""

from gandan.audit.acts import register
from gandan.common.words import mark

register(
    criteria_read=mark("đưa bảng tiêu chí vào"),
    criteria_units_chosen=mark("chọn đơn vị phụ trách cho tiêu chí"),
    criteria_in_force=mark("đưa bộ tiêu chí vào áp dụng"),
    criteria_dropped=mark("bỏ bộ tiêu chí đang chuẩn bị"),
    assessment_opened=mark("mở kỳ đánh giá"),
    assessment_changed=mark("sửa thông tin kỳ đánh giá"),
    assessment_locked=mark("chốt tự chấm"),
    assessment_reopened=mark("mở lại tự chấm"),
    leaf_scored=mark("tự chấm tiêu chí"),
    leaf_score_cleared=mark("bỏ điểm đã chấm"),
    criterion_evidence_attached=mark("gắn minh chứng cho tiêu chí"),
    criterion_evidence_detached=mark("gỡ minh chứng khỏi tiêu chí"),
    assessment_unit_reminded=mark("nhắc đơn vị bổ sung điểm, minh chứng"),
    assessment_exported=mark("xuất kết quả tự chấm"),
    criterion_inherited=mark("chuyển tiêu chí theo đơn vị kế nhiệm"),
)
