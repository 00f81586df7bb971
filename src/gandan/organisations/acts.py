"""The acts of this domain, as the record and its pages word them."""

from django.utils.translation import gettext_noop as _

from gandan.audit.acts import register

register(
    unit_added=_("thêm đơn vị"),
    unit_edited=_("sửa đơn vị"),
    unit_renamed=_("đổi tên đơn vị"),
    unit_placed=_("xếp đơn vị vào cơ quan cấp trên"),
    unit_merged=_("sáp nhập đơn vị"),
    unit_divided=_("chia, tách đơn vị"),
    unit_took_over=_("nhận phần việc của đơn vị khác"),
    official_moved=_("chuyển cán bộ theo đơn vị mới"),
    unit_deactivated=_("ngừng dùng đơn vị"),
    unit_reactivated=_("dùng lại đơn vị"),
    unit_alias_added=_("thêm tên gọi khác của đơn vị"),
    unit_alias_removed=_("bỏ tên gọi khác của đơn vị"),
    unit_group_added=_("thêm nhóm đơn vị"),
    unit_group_edited=_("sửa nhóm đơn vị"),
    unit_group_removed=_("xóa nhóm đơn vị"),
    official_added=_("thêm cán bộ"),
    official_edited=_("sửa thông tin cán bộ"),
    official_deactivated=_("ngừng tài khoản cán bộ"),
    official_reactivated=_("mở lại tài khoản cán bộ"),
    official_password_reset=_("đặt lại mật khẩu cán bộ"),
    duty_added=_("giao vai trò"),
    duty_ended=_("kết thúc vai trò"),
    duty_revoked=_("thu hồi vai trò"),
    calendar_day_added=_("thêm ngày vào lịch làm việc"),
    calendar_day_edited=_("sửa ngày trong lịch làm việc"),
    calendar_day_confirmed=_("xác nhận ngày trong lịch làm việc"),
    calendar_day_removed=_("xóa ngày khỏi lịch làm việc"),
    calendar_own_day_set=_("ghi ngày riêng của xã, phường vào lịch"),
    calendar_own_day_removed=_("xóa ngày riêng của xã, phường khỏi lịch"),
    calendar_hours_set=_("sửa giờ mở cửa và giờ chốt nhận hồ sơ"),
)
