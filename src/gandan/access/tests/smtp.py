"""A mail server for tests: it speaks SMTP on a port of its own and keeps what it took."""

import socketserver
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast


class Box(socketserver.ThreadingTCPServer):
    """``answers`` holds what it says to a recipient instead of 250; "drop" hangs up once the letter is there."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, answers: Mapping[str, str]) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.answers = answers
        self.taken: list[tuple[str, EmailMessage]] = []
        self.talks = 0


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        box = cast("Box", self.server)
        box.talks += 1
        self._say("220 thu.example")
        to = ""
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "RCPT":
                to = line.split("<")[1].split(">")[0]
                answer = box.answers.get(to, "250 OK")
                self._say("250 OK" if answer == "drop" else answer)
            elif verb == "DATA":
                self._say("354 Go on")
                box.taken.append((to, self._letter()))
                if box.answers.get(to) == "drop":
                    return
                self._say("250 Taken")
            elif verb == "QUIT":
                self._say("221 Bye")
                return
            else:
                self._say("250 OK")

    def _letter(self) -> EmailMessage:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return cast("EmailMessage", message_from_bytes(b"".join(lines), policy=policy.default))

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mail_server(**answers: str) -> Iterator[Box]:
    """Run the server; keywords are the names before the @ of thu.example."""
    with Box({f"{name}@thu.example": answer for name, answer in answers.items()}) as box:
        thread = threading.Thread(target=box.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield box
        finally:
            box.shutdown()
            thread.join()
