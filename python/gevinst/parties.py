"""Who pays or gains by a line, as it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from . import _core
from ._core import (
    Account,
    Accounts,
)
from .expressions import Moment

if TYPE_CHECKING:
    from .business_case import BusinessCase

__all__ = ["Parties", "Party"]

Party: TypeAlias = Account | Accounts | str
"""Who pays or gains: an account, its name, or an account for each label of an index."""


class Parties:
    """Finds the accounts of an initiative's case by what they are called."""

    __slots__ = ()

    _case: BusinessCase
    _core: _core.Initiative

    def _party(self, party: Party) -> Account | Accounts:
        return self._case.account_named(party) if isinstance(party, str) else party

    def _handover(
        self, handover: tuple[Moment, Party] | None
    ) -> tuple[Moment, Account | Accounts] | None:
        if handover is None:
            return None
        if not isinstance(handover, tuple) or len(handover) != 2:
            raise TypeError(
                f"expected when and to whom, as (gv.start + 2, radiology), not {handover!r}"
            )
        return handover[0], self._party(handover[1])
