"""What a refusal must tell the person (GDPR Art. 12(4), 77, 79), in the person's language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: Read by nobody as legal advice: a lawyer of the controller has the last word on the letter.
REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        "fi": "Voit tehdä päätöksestämme valituksen valvontaviranomaiselle; Suomessa se on "
        "tietosuojavaltuutetun toimisto (tietosuoja.fi). Voit tehdä valituksen myös siinä "
        "EU-maassa, jossa asut tai työskentelet tai jossa katsot oikeuksiasi rikotun. Voit lisäksi "
        "saattaa asian tuomioistuimen käsiteltäväksi.",
        "sv": "Du kan lämna in klagomål mot vårt beslut till tillsynsmyndigheten; i Finland är den "
        "dataombudsmannens byrå (tietosuoja.fi). Du kan också klaga i det EU-land där du bor eller "
        "arbetar eller där du anser att dina rättigheter har kränkts. Dessutom kan du föra ärendet "
        "till domstol.",
        "en": "You may lodge a complaint against our decision with a supervisory authority; in "
        "Finland that is the Office of the Data Protection Ombudsman (tietosuoja.fi). You may also "
        "complain in the EU country where you live or work, or where you think that your rights "
        "were infringed. Besides, you may take the matter to court.",
    }
)


def remedies(language: str | None) -> str:
    """Return the text in `language` (BCP 47), in English where there is none in it."""
    return REMEDIES.get((language or "").partition("-")[0], REMEDIES["en"])
