"""What the web server loads in each of its processes: the application, tied to the server that started the process.

The runner ends the server, but a server that is killed leaves its processes behind, and they would hold the port.
"""

import signal

from gandan.cli import child
from gandan.config.wsgi import application

__all__ = ["application"]

child.tie_to_parent(signal.SIGKILL)
