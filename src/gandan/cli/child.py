"""Becomes another program that ends when the process that started it ends, even by kill -9.

Run by path with `python -I -S`, because the interpreter may stand where the other user cannot read: the change of user
comes after Python has started, and PR_SET_PDEATHSIG after the change of user, which would clear it.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def tie_to_parent(death_signal: int) -> None:
    """Has the kernel send this process the signal when its parent ends."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_PDEATHSIG, death_signal, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def main(parent: str, death_signal: str, user: str, group: str, *command: str) -> None:
    """Drops to the user (when one is given), ties its life to the parent and executes the command."""
    if user:
        os.setgroups([])
        os.setgid(int(group))
        os.setuid(int(user))
    tie_to_parent(int(death_signal))
    if os.getppid() != int(parent):
        return
    os.execv(command[0], command)  # noqa: S606 - the whole purpose of this file


if __name__ == "__main__":
    main(*sys.argv[1:])
