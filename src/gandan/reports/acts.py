"""The acts of this domain, as the record and its pages word them."""

from gandan.audit.acts import register
from gandan.common.words import mark

register(
    report_created=mark("lập báo cáo"),
    report_edited=mark("sửa lời báo cáo"),
    report_taken_over=mark("lấy lời báo cáo kỳ trước"),
    report_exported=mark("xuất báo cáo"),
    obligation_created=mark("lập chế độ báo cáo"),
    obligation_changed=mark("sửa chế độ báo cáo"),
    report_opened=mark("mở báo cáo của kỳ"),
    report_due_moved=mark("đổi hạn báo cáo theo lịch làm việc"),
    report_sent=mark("gửi báo cáo"),
    report_accepted=mark("nhận báo cáo"),
    report_returned=mark("trả lại báo cáo"),
    report_reminded=mark("nhắc gửi báo cáo"),
    report_submitted=mark("trình duyệt báo cáo"),
    report_approved=mark("duyệt báo cáo"),
    report_refused=mark("chưa duyệt, trả lại báo cáo"),
    report_reopened=mark("mở lại báo cáo đã duyệt"),
    report_signed=mark("đưa bản ký vào báo cáo"),
    report_registered=mark("ghi báo cáo đã ký vào sổ văn bản"),
    reports_packed=mark("xuất gói báo cáo"),
    urging_letter_made=mark("lập công văn đôn đốc"),
    urging_letter_numbered=mark("ghi số công văn đôn đốc"),
    conclusion_notice_made=mark("lập thông báo kết luận"),
    conclusion_notice_numbered=mark("ghi số thông báo kết luận"),
    obligation_inherited=mark("chuyển chế độ báo cáo theo đơn vị kế nhiệm"),
    report_inherited=mark("chuyển báo cáo theo đơn vị kế nhiệm"),
)
