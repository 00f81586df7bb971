"""Entry of the web server."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gandan.config.settings")

from django.core.wsgi import get_wsgi_application

from gandan.tenancy.checks import refuse_unsafe_role, refuse_unsafe_settings

application = get_wsgi_application()
refuse_unsafe_settings()
refuse_unsafe_role()
