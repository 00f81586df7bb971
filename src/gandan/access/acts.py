"""The acts of this domain, as the record and its pages word them."""

from django.utils.translation import gettext_noop as _

from gandan.audit.acts import register

register(
    sign_in_rule_set=_("đặt quy định xác minh hai bước"),
    sign_in_unlocked=_("mở khóa đăng nhập"),
    factors_removed=_("gỡ xác minh hai bước của cán bộ"),
    official_invited=_("mời cán bộ vào hệ thống"),
    invitation_renewed=_("gửi lại lời mời"),
    invitation_sent=_("gửi thư mời"),
    invitation_not_sent=_("không gửi được thư mời"),
    invitation_withdrawn=_("thu hồi lời mời"),
    invitation_accepted=_("nhận lời mời và đặt mật khẩu"),
)
