"""The supervisory authorities of the EEA (GDPR Art. 51, 77), one for each state.

Source: the members' list of the European Data Protection Board
(edpb.europa.eu/about-edpb/about-edpb/members_en) and the authorities' own sites; as known on
`AS_OF`. Who changes a line here changes the date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from schema.controller import Controller
from schema.localised import Language
from schema.policy import eea_state

AS_OF = date(2025, 12, 31)


@dataclass(frozen=True, slots=True)
class Authority:
    """A supervisory authority: its name in its own language and in English, its web address.

    `names` are its names in languages of the documents, `reach` how it is reached in them, its web
    address included; a language without a name there gets the authority's own and the English one.
    """

    name: str
    english: str
    web: str
    names: Mapping[Language, str] = field(default_factory=dict)
    reach: Mapping[Language, str] = field(default_factory=dict)

    def to(self, language: Language) -> str:
        """Return what `language` calls it."""
        if language == "en":
            return f"{self.english} ({self.name})"
        return self.names.get(language) or f"{self.name} ({self.english})"

    def reach_in(self, language: Language) -> str:
        """Return how it is reached: its web address at least."""
        return self.reach.get(language, self.web)

    def said_in(self, language: Language) -> str:
        """Return its name and how it is reached, on one line."""
        return f"{self.to(language)}, {self.reach_in(language)}"


AUTHORITIES: Mapping[str, Authority] = MappingProxyType(
    {
        "AT": Authority(
            "Österreichische Datenschutzbehörde", "Austrian Data Protection Authority", "dsb.gv.at"
        ),
        "BE": Authority(
            "Gegevensbeschermingsautoriteit / Autorité de protection des données",
            "Data Protection Authority",
            "dataprotectionauthority.be",
        ),
        "BG": Authority(
            "Комисия за защита на личните данни",
            "Commission for Personal Data Protection",
            "cpdp.bg",
        ),
        "CY": Authority(
            "Γραφείο Επιτρόπου Προστασίας Δεδομένων Προσωπικού Χαρακτήρα",
            "Office of the Commissioner for Personal Data Protection",
            "dataprotection.gov.cy",
        ),
        "CZ": Authority(
            "Úřad pro ochranu osobních údajů", "Office for Personal Data Protection", "uoou.gov.cz"
        ),
        # Federal: companies are supervised by the authority of their Land, which it lists
        "DE": Authority(
            "Bundesbeauftragte für den Datenschutz und die Informationsfreiheit",
            "Federal Commissioner for Data Protection and Freedom of Information",
            "bfdi.bund.de",
            reach={
                "fi": "bfdi.bund.de; yrityksiä valvoo osavaltion (Land) viranomainen, ja "
                "osavaltioiden viranomaiset luetellaan siellä",
                "sv": "bfdi.bund.de; företag övervakas av delstatens (Land) myndighet, och "
                "delstaternas myndigheter räknas upp där",
                "en": "bfdi.bund.de; companies are supervised by the authority of their federal "
                "state (Land), and these are listed there",
            },
        ),
        "DK": Authority("Datatilsynet", "Danish Data Protection Agency", "datatilsynet.dk"),
        "EE": Authority("Andmekaitse Inspektsioon", "Data Protection Inspectorate", "aki.ee"),
        "ES": Authority(
            "Agencia Española de Protección de Datos", "Spanish Data Protection Agency", "aepd.es"
        ),
        "FI": Authority(
            "Tietosuojavaltuutetun toimisto",
            "Office of the Data Protection Ombudsman",
            "tietosuoja.fi",
            {"fi": "Tietosuojavaltuutetun toimisto", "sv": "Dataombudsmannens byrå"},
            {
                "fi": "PL 800, 00531 Helsinki, tietosuoja@om.fi, puhelin 029 566 6700, "
                "tietosuoja.fi",
                "sv": "PB 800, 00531 Helsingfors, tietosuoja@om.fi, telefon 029 566 6700, "
                "tietosuoja.fi/sv",
                "en": "P.O. Box 800, FI-00531 Helsinki, tietosuoja@om.fi, phone "
                "+358 29 566 6700, tietosuoja.fi/en",
            },
        ),
        "FR": Authority(
            "Commission nationale de l’informatique et des libertés (CNIL)",
            "National Commission on Informatics and Liberty",
            "cnil.fr",
        ),
        "GR": Authority(
            "Αρχή Προστασίας Δεδομένων Προσωπικού Χαρακτήρα",
            "Hellenic Data Protection Authority",
            "dpa.gr",
        ),
        "HR": Authority(
            "Agencija za zaštitu osobnih podataka",
            "Croatian Personal Data Protection Agency",
            "azop.hr",
        ),
        "HU": Authority(
            "Nemzeti Adatvédelmi és Információszabadság Hatóság",
            "National Authority for Data Protection and Freedom of Information",
            "naih.hu",
        ),
        "IE": Authority(
            "An Coimisiún um Chosaint Sonraí", "Data Protection Commission", "dataprotection.ie"
        ),
        "IS": Authority("Persónuvernd", "Icelandic Data Protection Authority", "personuvernd.is"),
        "IT": Authority(
            "Garante per la protezione dei dati personali",
            "Italian Data Protection Authority",
            "garanteprivacy.it",
        ),
        "LI": Authority(
            "Datenschutzstelle Liechtenstein",
            "Data Protection Authority of Liechtenstein",
            "datenschutzstelle.li",
        ),
        "LT": Authority(
            "Valstybinė duomenų apsaugos inspekcija",
            "State Data Protection Inspectorate",
            "vdai.lrv.lt",
        ),
        "LU": Authority(
            "Commission nationale pour la protection des données",
            "National Commission for Data Protection",
            "cnpd.public.lu",
        ),
        "LV": Authority("Datu valsts inspekcija", "Data State Inspectorate", "dvi.gov.lv"),
        "MT": Authority(
            "Uffiċċju tal-Kummissarju għall-Informazzjoni u l-Protezzjoni tad-Data",
            "Office of the Information and Data Protection Commissioner",
            "idpc.org.mt",
        ),
        "NL": Authority(
            "Autoriteit Persoonsgegevens",
            "Dutch Data Protection Authority",
            "autoriteitpersoonsgegevens.nl",
        ),
        "NO": Authority("Datatilsynet", "Norwegian Data Protection Authority", "datatilsynet.no"),
        "PL": Authority(
            "Prezes Urzędu Ochrony Danych Osobowych",
            "President of the Personal Data Protection Office",
            "uodo.gov.pl",
        ),
        "PT": Authority(
            "Comissão Nacional de Proteção de Dados",
            "National Data Protection Commission",
            "cnpd.pt",
        ),
        "RO": Authority(
            "Autoritatea Națională de Supraveghere a Prelucrării Datelor cu Caracter Personal",
            "National Supervisory Authority for Personal Data Processing",
            "dataprotection.ro",
        ),
        "SE": Authority(
            "Integritetsskyddsmyndigheten (IMY)",
            "Swedish Authority for Privacy Protection",
            "imy.se",
            {"sv": "Integritetsskyddsmyndigheten (IMY)"},
        ),
        "SI": Authority("Informacijski pooblaščenec", "Information Commissioner", "ip-rs.si"),
        "SK": Authority(
            "Úrad na ochranu osobných údajov Slovenskej republiky",
            "Office for Personal Data Protection of the Slovak Republic",
            "dataprotection.gov.sk",
        ),
    }
)


def supervised_in(controller: Controller) -> str | None:
    """Return the state of the EEA whose authority supervises `controller`, or None.

    It is the controller's own, or its representative's where it is established outside the EEA
    (GDPR Art. 27, 55).
    """
    here = eea_state(controller.address.country)
    if here is not None or controller.representative is None:
        return here
    return eea_state(controller.representative.address.country)
