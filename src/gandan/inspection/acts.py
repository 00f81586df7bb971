"""The acts of this domain, as the record and its pages word them."""

from gandan.audit.acts import register
from gandan.common.words import mark

register(record_exported=mark("xuất nhật ký ra tệp"))
