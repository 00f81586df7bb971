import pytest
from django.template import engines

SHOWN = [
    ("{{ _(words) }}", "&lt;b&gt;x&lt;/b&gt; 50%"),
    ("{{ _('Không mở được %(name)s.', name=words) }}", "Không mở được &lt;b&gt;x&lt;/b&gt; 50%."),
    ("{{ _('“Ô này” của đơn vị') }}", "“Ô này” của đơn vị"),
]


@pytest.mark.parametrize(("template", "shown"), SHOWN)
def test_translating_when_words_come_from_elsewhere_then_they_are_escaped(template: str, shown: str) -> None:
    assert engines["jinja2"].from_string(template).render({"words": "<b>x</b> 50%"}) == shown
