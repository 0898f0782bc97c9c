"""``python -m bigthree`` is the command ``bigthree``."""

from bigthree.cli import main

if __name__ == "__main__":
    main()
