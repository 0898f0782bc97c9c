"""The command line in this process, and waiting for what other processes do."""

from __future__ import annotations

import io
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from subprocess import CompletedProcess
from threading import Event
from time import monotonic

import pytest

from bigthree import cli

PATIENCE = 300
"""Seconds after which something that must come is given up: only a fault takes so long."""


def run(where, *arguments):
    """Run the command in a folder, as a process of its own would, without the cost of one."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with (
        pytest.MonkeyPatch.context() as patch,
        chdir(where),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        patch.setattr(sys, "argv", ["bigthree", *map(str, arguments)])
        try:
            cli.main()
        except SystemExit as stopped:
            code = stopped.code or 0
    return CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


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
