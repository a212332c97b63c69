"""The command line: `gevinst budget case.json` and its like.

`python -m gevinst` does the same. The commands read model files and print tables; they hold no
arithmetic of their own.
"""

from .commands import main

__all__ = ["main"]
