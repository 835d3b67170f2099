"""`python -m cli`: the command `digitpad`, without installing it."""

from cli.commands import digitpad

if __name__ == "__main__":
    digitpad(prog_name="digitpad")
