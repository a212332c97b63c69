"""What a case is made of, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..business_case import BusinessCase
    from ..listing import Assumption, Line

__all__ = ["structure_text"]


def structure_text(case: BusinessCase) -> str:
    """Write the accounts, assumptions, initiatives and lines of a case, with their sources."""
    out = [f"{case.name}, {case.horizon.first}-{case.horizon.last}, {case.prices}", ""]
    out.append("Accounts")
    depth: dict[str, int] = {}
    for account in case.chart_of_accounts:
        depth[account.name] = depth[account.parent] + 1 if account.parent else 1
        out.append("  " * depth[account.name] + f"{account.name} ({account.sector})")
    if case.appropriations:
        out += ["", "Set aside"]
        for one in case.appropriations:
            staff = f", {one.staff}" if one.staff else ""
            name = f", {one.name}" if one.name != one.account else ""
            out.append(f"  {one.account}, {one.category}{name}: {one.formula}{staff}")
            out += notes(
                ("price index", one.price_index), ("source", one.source), ("note", one.note)
            )
    if case.assumptions:
        out += ["", "Assumptions"]
        for assumption in case.assumptions:
            out += assumption_text(assumption)
    for initiative in case.initiatives:
        out += ["", f"Initiative {initiative.name}"]
        out += notes(("owner", initiative.owner), ("note", initiative.note))
        for line in case.lines:
            if line.initiative == initiative.name:
                out += line_text(line)
    return "\n".join(out) + "\n"


def notes(*known: tuple[str, str | None]) -> list[str]:
    """Write what is known besides the figures, a line each."""
    return [f"      {what}: {text}" for what, text in known if text]


def assumption_text(one: Assumption) -> list[str]:
    """Write an assumption and where it comes from."""
    over = f" over {one.over.name}" if one.over else ""
    unit = one.unit.text
    value = one.value if not unit or one.value.endswith(unit) else f"{one.value} [{unit}]"
    return [
        f"  {one.path} = {value}{over}",
        *notes(
            ("source", one.source),
            ("owner", one.owner),
            ("evidence", one.evidence),
            ("decided", str(one.decided) if one.decided else None),
            ("prices", str(one.prices) if one.prices else None),
            ("price index", one.price_index),
            ("note", one.note),
        ),
    ]


def line_text(one: Line) -> list[str]:
    """Write a line: its word, formula, chain, fates and accounts."""
    whom = f" -> {one.to}" if one.to else ""
    return [
        f"  {one.kind} {one.name}: {one.formula} [{one.unit.text}]",
        *notes(
            ("account", f"{one.account}{whom}" if one.account else None),
            ("category", one.category),
            ("rate", one.rate),
            ("staff group", one.staff),
            ("resource", one.resource),
            ("given", one.given),
            ("handover", one.handover),
            ("guard", one.guard),
            ("chain", pairs(one.chain)),
            ("fate", pairs(one.fate)),
            ("value", pairs(one.value)),
            ("prices", str(one.prices) if one.prices else None),
            ("price index", one.price_index),
            ("source", one.source),
            ("owner", one.owner),
            ("measure", one.measure),
            *((key.replace("_", " "), text) for key, text in one.record.items()),
            ("note", one.note),
        ),
    ]


def pairs(texts: dict[str, str]) -> str:
    """Write texts by name on one line."""
    return ", ".join(f"{name}: {text}" for name, text in texts.items())
