"""`python -m wording` is the `wording` command."""

from wording.cli import main

if __name__ == "__main__":
    main()
