"""What a case is made of, as text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..business_case import BusinessCase
    from ..listing import Assumption, Line

__all__ = ["structure_text"]


def structure_text(case: BusinessCase) -> str:
    """Write the accounts, assumptions, initiatives and lines of a case, with their sources."""
    held: dict[str, Any] = json.loads(case.to_json())
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
            out.append(f"  {one.account}, {one.category}: {one.formula}{staff}")
            out += notes(
                ("name", one.name if one.name != one.account else None),
                ("price index", one.price_index),
                ("source", one.source),
                ("note", one.note),
            )
    out += named_texts("Units", held.get("units", {}))
    out += named_texts("Indexes", held.get("indexes", {}))
    if case.assumptions:
        out += ["", "Assumptions"]
        for assumption in case.assumptions:
            out += assumption_text(assumption)
    for title in ("Price indexes", "Exchange rates", "Staff groups", "Resources"):
        out += parts_text(title, held.get(title.lower().replace(" ", "_"), []))
    lines = list(zip(case.lines, held.get("lines", []), strict=True))
    for initiative in held.get("initiatives", []):
        out += ["", f"Initiative {initiative['name']}", *part_text(initiative)]
        for line, stated in lines:
            if line.initiative == initiative["name"]:
                out += line_text(line, stated.get("until"))
        for commitment in held.get("commitments", []):
            if commitment["initiative"] == initiative["name"]:
                out.append(f"  commitment {commitment['name']}: {commitment['amount']}")
                out += part_text(commitment, leave_out=("initiative", "amount"))
    out += parts_text("Moving together", held.get("correlations", []))
    out += parts_text("Labels", held.get("labels", []))
    return "\n".join(out) + "\n"


def named_texts(title: str, texts: dict[str, str | list[str]]) -> list[str]:
    """Write texts, or lists of them, by name under a title; nothing where there are none."""
    if not texts:
        return []
    return ["", title, *(f"  {name}: {in_one_line(text)}" for name, text in texts.items())]


def parts_text(title: str, parts: list[dict[str, Any]]) -> list[str]:
    """Write parts of a case as the model file states them under a title; nothing without any."""
    out = ["", title] if parts else []
    for part in parts:
        out.append(f"  {part.get('name', in_one_line(part.get('members', part.get('rate'))))}")
        out += part_text(part, leave_out=("members", "rate"))
    return out


def part_text(part: dict[str, Any], leave_out: tuple[str, ...] = ()) -> list[str]:
    """Write what the model file states of a part besides its name, a line each."""
    shown = (key for key in part if key != "name" and key not in leave_out)
    return notes(*((key.replace("_", " "), in_one_line(part[key])) for key in shown))


def in_one_line(value: Any) -> str:
    """Write what the model file states as one line."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {in_one_line(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(in_one_line(one) for one in value)
    return str(value)


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


def line_text(one: Line, until: str | None) -> list[str]:
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
            ("until", until),
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
