"""The commands; ``python -m bigthree`` is ``bigthree``.

Nothing else is imported before a signal is heeded, so that Ctrl-C during imports ends in a line.
"""

import gc

from bigthree.interrupts import heeded


def main() -> None:
    """Run ``bigthree``."""
    gc.set_threshold(100_000, 50, 1000)  # searching for circles took a tenth of the time
    with heeded("bigthree"):
        from bigthree.cli import main as command

        command()


def classroom() -> None:
    """Run ``bigthree-classroom``."""
    with heeded("bigthree-classroom"):
        from bigthree.classroom.command import main as command

        command()


if __name__ == "__main__":
    main()
