"""Who gets data outside the EEA, and whether what allows it holds (GDPR chapter V). Pure.

The adequacy decisions are those of the European Commission's page on them (commission.europa.eu,
"Data protection adequacy for non-EU countries"), as known on `AS_OF`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from schema.controller import Controller, JointController, Processor, Transfer, Unit
from schema.field_path import FieldPath
from schema.policy import eea_state
from schema.vocabulary import TransferSafeguard

AS_OF = date(2025, 12, 31)


@dataclass(frozen=True, slots=True)
class Adequacy:
    """A decision by its number; `partly` where it covers only some who receive data there."""

    decision: str
    partly: bool = False


ADEQUATE: Mapping[str, Adequacy] = MappingProxyType(
    {
        "AD": Adequacy("2010/625/EU"),
        "AR": Adequacy("2003/490/EC"),
        "CA": Adequacy("2002/2/EC", partly=True),  # commercial organisations
        "CH": Adequacy("2000/518/EC"),
        "FO": Adequacy("2010/146/EU"),
        "GB": Adequacy("(EU) 2021/1772"),
        "GG": Adequacy("2003/821/EC"),
        "IL": Adequacy("2011/61/EU"),
        "IM": Adequacy("2004/411/EC"),
        "JE": Adequacy("2008/393/EC"),
        "JP": Adequacy("(EU) 2019/419"),
        "KR": Adequacy("(EU) 2022/254"),
        "NZ": Adequacy("2013/65/EU"),
        "US": Adequacy("(EU) 2023/1795", partly=True),  # who takes part in the Privacy Framework
        "UY": Adequacy("2012/484/EU"),
    }
)


@dataclass(frozen=True, slots=True)
class Beyond:
    """Somebody outside the EEA who gets data, and the field that says so."""

    field: FieldPath
    recipient: Unit | Processor | JointController

    @property
    def country(self) -> str:
        """Its country."""
        return self.recipient.country

    @property
    def transfer(self) -> Transfer | None:
        """What allows the transfer, as far as it is said."""
        return self.recipient.transfer


def beyond_eea(controller: Controller) -> Iterator[Beyond]:
    """Yield every unit, processor and joint controller to whom data is transferred outside the EEA.

    A unit in the country of a controller outside the EEA is none of them: what the controller has
    itself is not transferred to it (EDPB Guidelines 05/2021). That it is there is said apart.
    """
    named: dict[str, Sequence[Unit | Processor | JointController]] = {
        "units": controller.units,
        "processors": controller.processors,
        "joint_controllers": controller.joint_controllers,
    }
    for key, recipients in named.items():
        for n, recipient in enumerate(recipients):
            at_home = key == "units" and recipient.country == controller.address.country
            if eea_state(recipient.country) is None and not at_home:
                yield Beyond((key, n), recipient)


def transfer_lack(country: str, transfer: Transfer | None) -> str | None:
    """Return what is lacking for a transfer to `country`, outside the EEA; None where nothing is.

    An adequacy decision that covers only some, or that is not in the list, is named in `detail`.
    """
    if transfer is None:
        return "it is not said what allows the transfer out of the EEA"
    if transfer.safeguard is TransferSafeguard.ADEQUACY_DECISION and transfer.detail is None:
        known = ADEQUATE.get(country)
        if known is None:
            return f"no adequacy decision on this country was known on {AS_OF}"
        if known.partly:
            return "the adequacy decision on this country covers only some who receive data there"
    return None
