"""`python -m digitpad`: the command of the installed package, whose `__main__` this is."""

from digitpad import main

if __name__ == "__main__":
    main()
