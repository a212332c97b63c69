"""Every type that ``fwd.hpp`` names is defined under the folder it stands by, as the same kind."""

import re
import sys
from pathlib import Path

NAMED = re.compile(r"^(class|struct|enum class) (\w+)(?: : std::uint8_t)?;", re.MULTILINE)
SECTION = re.compile(r"^// ([\w.]+)/?: ", re.MULTILINE)


def sections(text: str) -> list[tuple[str, str]]:
    """Folder or header of each part of the map, and its text."""
    starts = list(SECTION.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return [(match[1], text[match.end() : end]) for match, end in zip(starts, ends, strict=True)]


def main() -> int:
    """Compare the map with the headers."""
    include = Path(sys.argv[1])
    parts = sections((include / "fwd.hpp").read_text(encoding="utf-8"))
    wrong = []
    named = 0
    for place, part in parts:
        folder = include / place
        headers = [folder] if folder.suffix == ".hpp" else sorted(folder.rglob("*.hpp"))
        text = "\n".join(header.read_text(encoding="utf-8") for header in headers)
        for kind, name in NAMED.findall(part):
            named += 1
            if not re.search(rf"^{kind} {name}\b[^;\n]*\{{", text, re.MULTILINE):
                wrong.append(
                    f"fwd.hpp names '{kind} {name}' under {place}, which does not define it"
                )
    print("\n".join(wrong) or f"{named} types of fwd.hpp are where it says")
    return 1 if wrong or named == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
