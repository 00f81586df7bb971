"""Ways in and out. Only these pages of allauth exist: signing up and resetting by e-mail are the administrator's."""

from allauth.account import views as allauth_views
from django.urls import path

from gandan.accounts import views

urlpatterns = [
    path("", views.home, name="home"),
    path("dang-nhap/", views.LoginView.as_view(), name="account_login"),
    path("dang-nhap/minh-hoa/", views.demo_sign_in, name="demo_sign_in"),
    path("dang-xuat/", allauth_views.logout, name="account_logout"),
    path("tai-khoan/", views.account, name="account"),
    path("tai-khoan/doi-mat-khau/", allauth_views.password_change, name="account_change_password"),
    path("tai-khoan/dat-mat-khau/", allauth_views.password_set, name="account_set_password"),
    path("tai-khoan/xac-nhan/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/ngung-dung/", allauth_views.account_inactive, name="account_inactive"),
]
