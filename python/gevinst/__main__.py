"""Run the command line: `python -m gevinst`."""

from .command_line import main

if __name__ == "__main__":
    main()
