"""The acts of this domain, as the record and its pages word them."""

from gandan.audit.acts import register
from gandan.common.words import mark

register(
    plan_confirmed=mark("xác nhận kế hoạch và tạo nhiệm vụ"),
    plan_text_replaced=mark("thay dự thảo bằng bản đã ký"),
    draft_replaced=mark("được thay bằng bản đã ký"),
    work_reworded=mark("sửa theo bản đã ký"),
    work_given=mark("giao việc cho đơn vị"),
    work_accepted=mark("nhận việc"),
    work_unaccepted=mark("rút lại việc đã nhận"),
    work_confirmed=mark("xác nhận kết quả"),
    work_sent_back=mark("trả lại để làm tiếp"),
    work_received=mark("tiếp nhận kết quả"),
    work_returned=mark("trả lại đơn vị để bổ sung"),
    work_withdrawn=mark("rút việc"),
    plan_given_out=mark("giao toàn bộ nhiệm vụ của kế hoạch"),
    progress_reported=mark("báo tiến độ"),
    work_submitted=mark("báo xong, chờ xác nhận"),
    difficulty_reported=mark("báo khó khăn, vướng mắc"),
    difficulty_answered=mark("trả lời khó khăn, vướng mắc"),
    work_reminded=mark("nhắc đơn vị gửi kết quả"),
    new_date_requested=mark("đề nghị gia hạn"),
    transfer_requested=mark("đề nghị chuyển đơn vị khác"),
    request_granted=mark("đồng ý với đề nghị"),
    request_refused=mark("không đồng ý với đề nghị"),
    request_cancelled=mark("rút đề nghị"),
    due_moved=mark("đổi hạn"),
    work_person_named=mark("giao việc cho người làm"),
    task_leader_changed=mark("đổi lãnh đạo phụ trách"),
    work_transferred=mark("chuyển việc sang đơn vị khác"),
    work_inherited=mark("chuyển việc theo đơn vị kế nhiệm"),
    task_receiver_changed=mark("đổi đơn vị nhận và tổng hợp"),
    plan_owner_changed=mark("đổi đơn vị theo dõi kế hoạch"),
    work_taken_over=mark("nhận việc chuyển từ đơn vị khác"),
)
