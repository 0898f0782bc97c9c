"""The command line in this process, and waiting for what other processes do."""

from __future__ import annotations

import io
import signal
import sys
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from subprocess import CompletedProcess
from threading import Event
from time import monotonic

import pytest

from bigthree.__main__ import main
from bigthree.interrupts import SIGNALS

PATIENCE = 300
"""Seconds after which something that must come is given up: only a fault takes so long."""


def run(where, *arguments):
    """Run the command in a folder, as a process of its own would, without the cost of one."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with (
        pytest.MonkeyPatch.context() as patch,
        handlers_kept(),
        chdir(where),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        patch.setattr(sys, "argv", ["bigthree", *map(str, arguments)])
        try:
            main()
        except SystemExit as stopped:
            code = stopped.code or 0
    return CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


@contextmanager
def handlers_kept():
    """Put back how this process takes signals: a command leaves it deaf to them."""
    before = {each: signal.getsignal(each) for each in SIGNALS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def ok(where, *arguments):
    """Run a request that must succeed, silently but for its answer; return the answer."""
    done = run(where, *arguments)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def until(condition):
    """Wait for a condition, and return what it gives."""
    pause, end = Event(), monotonic() + PATIENCE
    while not (met := condition()):
        assert monotonic() < end, "waited in vain"
        pause.wait(0.005)
    return met
