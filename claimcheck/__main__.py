"""`python -m claimcheck` is the command."""

from claimcheck.cli import main

if __name__ == "__main__":
    main()
