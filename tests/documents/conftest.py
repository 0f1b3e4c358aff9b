"""A register to describe: not the demo's, whose facts may change, but one of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"

CONTROLLER = """\
name: Sähkö & Poika Oy
address: {street: Rantakatu 1, postal_code: "20100", city: Turku, country: FI,
  city_in: {fi: Turku, sv: Åbo, en: Turku}}
phone: +358 2 123 4567
email: info@sahkopoika.example
contact_point:
  title: Keeper of the registers
  title_in: {fi: Rekisterivastaava, sv: Registeransvarig, en: Keeper of the registers}
  phone: +358 2 123 4568
  email: rekisterit@sahkopoika.example
data_protection_officer: {name: Tietosuojatoimisto Valpas Oy, email: dpo@valpas.example}
processors:
  - name: Koodisäilö Oy
    task: {fi: Git-tietovaraston ylläpito, sv: drift av Git-förvaret, en: hosting of the repository}
    country: FI
units:
  - id: marketing
    name: Marketing
    name_in: {fi: Markkinointi, sv: Marknadsföring, en: Marketing}
    country: FI
  - id: sales-sweden
    name: Sweden
    country: SE
"""

CUSTOMERS = """\
register: customers
name: {fi: Asiakasrekisteri, sv: Kundregister, en: Customer register}
purposes:
  - purpose: relationship_management
    bases: [customer_relationship, partner_relationship]
    ground: contract
  - purpose: marketing
    bases: [consent, legitimate_interest]
  - purpose: crisis_communication
    bases: [law]
sources: [self, erp, own_activity]
retention:
  - {category: contact, months: 84, after: last_activity}
  - {category: newsletters, months: 18, after: recorded}
protection:
  manual: {fi: Lukitussa kaapissa., sv: I ett låst skåp., en: In a locked cabinet.}
  it: {fi: Käyttöoikeuksin., sv: Med åtkomsträttigheter., en: By access rights.}
sealed: [sales]
"""

PROSPECTS = """\
register: prospects
name: {fi: Potentiaaliset asiakkaat, sv: Potentiella kunder, en: Potential customers}
purposes:
  - purpose: marketing
    bases: [consent]
sources: [web, fair]
protection:
  manual: {fi: Ei ole., sv: Finns inte., en: There is none.}
  it: {fi: Käyttöoikeuksin., sv: Med åtkomsträttigheter., en: By access rights.}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of the register."""
    for path, text in {
        "controller.yaml": CONTROLLER,
        "customers/register.yaml": CUSTOMERS,
        "prospects/register.yaml": PROSPECTS,
    }.items():
        file = tmp_path / "records" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path
