"""Ways in and out. Only these pages of allauth exist: signing up and resetting by e-mail are the administrator's."""

from allauth.account import views as allauth_views
from allauth.mfa.base import views as code_views
from allauth.mfa.recovery_codes import views as recovery_views
from allauth.mfa.totp import views as app_views
from allauth.mfa.webauthn import views as passkey_views
from django.urls import path

from gandan.accounts import views

urlpatterns = [
    path("", views.home, name="home"),
    path("dang-nhap/", views.LoginView.as_view(), name="account_login"),
    path("dang-nhap/minh-hoa/", views.demo_sign_in, name="demo_sign_in"),
    path("dang-nhap/buoc-hai/", code_views.authenticate, name="mfa_authenticate"),
    path("dang-nhap/khoa-truy-cap/", passkey_views.login_webauthn, name="mfa_login_webauthn"),
    path("dang-nhap/mot-lan/", views.sign_on, name="openid_connect_login"),
    path("dang-nhap/mot-lan/tra-ve/", views.sign_on_return, name="openid_connect_callback"),
    path("dang-xuat/", allauth_views.logout, name="account_logout"),
    path("tai-khoan/", views.account, name="account"),
    path("tai-khoan/doi-mat-khau/", allauth_views.password_change, name="account_change_password"),
    path("tai-khoan/dat-mat-khau/", allauth_views.password_set, name="account_set_password"),
    path("tai-khoan/xac-nhan/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/xac-nhan/ma/", code_views.reauthenticate, name="mfa_reauthenticate"),
    path(
        "tai-khoan/xac-nhan/khoa-truy-cap/", passkey_views.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"
    ),
    path("tai-khoan/ngung-dung/", allauth_views.account_inactive, name="account_inactive"),
    path("tai-khoan/phien/ket-thuc/", views.sessions_end, name="sessions_end"),
    path("tai-khoan/lien-ket/go/", views.sign_on_unlink, name="sign_on_unlink"),
    path("tai-khoan/hai-buoc/", views.security, name="mfa_index"),
    path("tai-khoan/hai-buoc/ung-dung/bat/", app_views.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/hai-buoc/ung-dung/tat/", app_views.deactivate_totp, name="mfa_deactivate_totp"),
    path("tai-khoan/hai-buoc/ma-du-phong/", recovery_views.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "tai-khoan/hai-buoc/ma-du-phong/tao/",
        recovery_views.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("tai-khoan/khoa-truy-cap/", views.security, name="mfa_list_webauthn"),
    path("tai-khoan/khoa-truy-cap/them/", views.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("tai-khoan/khoa-truy-cap/<int:pk>/", passkey_views.edit_webauthn, name="mfa_edit_webauthn"),
    path("tai-khoan/khoa-truy-cap/<int:pk>/xoa/", passkey_views.remove_webauthn, name="mfa_remove_webauthn"),
]
