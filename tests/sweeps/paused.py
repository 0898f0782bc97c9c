"""The command as a process that pauses when so many chunks are kept: `paused.py 3 sweep …`.

It prints a line when it pauses, and goes on when it is given one, or when nobody can give any more.
"""

from __future__ import annotations

import sys

from bigthree.__main__ import main
from bigthree.sweeps.folder import SweepFolder


def pause_after(count):
    keep, kept = SweepFolder.keep, []

    def keep_and_pause(self, chunk):
        keep(self, chunk)
        kept.append(chunk.number)
        if len(kept) == count:
            print("paused", flush=True)
            sys.stdin.readline()

    SweepFolder.keep = keep_and_pause


if __name__ == "__main__":  # worker processes load this file too
    pause_after(int(sys.argv.pop(1)))
    main()
