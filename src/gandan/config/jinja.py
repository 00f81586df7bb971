"""The Jinja2 environment of all pages."""

from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from gandan.common import clock, formats
from gandan.common.icons import icon


def environment(**options: Any) -> Environment:
    """Return the environment with strict undefined names, translation and the filters of ``common.formats``."""
    options["undefined"] = StrictUndefined
    options["autoescape"] = True
    options["trim_blocks"] = True
    options["lstrip_blocks"] = True
    options["extensions"] = ["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
    env = Environment(**options)  # noqa: S701 - autoescape is set above
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translation.gettext,
        ngettext=translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals.update(
        _=_translate,
        static=staticfiles_storage.url,
        draw_icon=icon,
        url=_url,
        demo=settings.DEMO,
        today=clock.today,
        language=translation.get_language,
    )
    env.filters.update(formats.FILTERS)
    return env


def _translate(text: str, /, **variables: Any) -> Markup:
    """Return what ``_`` of jinja2's own extension returns, without its three calls through the context.

    The words too are escaped: no sentence of the catalogue holds markup, and some words come from a paper.
    """
    words = escape(translation.gettext(text))
    return words % variables if variables else words.replace("%%", "%")


def _url(name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs=kwargs or None)
