"""Titles, headings and columns of the documents on a register, in Finnish."""

TEXTS = {
    # Titles
    "title.description": "Rekisteriseloste: {name}",
    "title.notice": "Tietosuojaseloste: {name}",
    "title.record": "Seloste käsittelytoimista: {name}",
    # Labels
    "label.name": "Nimi",
    "label.address": "Osoite",
    "label.phone": "Puhelin",
    "label.email": "Sähköposti",
    "label.role": "Yhteyshenkilö",
    "label.country": "Maa",
    "label.representative": "Edustaja EU:ssa",
    "label.joint_controller": "Yhteisrekisterinpitäjä",
    "label.data_protection_officer": "Tietosuojavastaava",
    # The nine headings of the register description
    "description.controller": "1. Rekisterinpitäjä",
    "description.contact": "2. Yhteyshenkilö rekisteriä koskevissa asioissa",
    "description.name": "3. Rekisterin nimi",
    "description.purpose": "4. Henkilötietojen käsittelyn tarkoitus",
    "description.content": "5. Rekisterin tietosisältö",
    "description.sources": "6. Säännönmukaiset tietolähteet",
    "description.disclosures": "7. Tietojen säännönmukaiset luovutukset",
    "description.transfers": "8. Tietojen siirto EU:n tai ETA:n ulkopuolelle",
    "description.protection": "9. Rekisterin suojaamisen periaatteet",
    "description.manual": "A: Manuaaliset aineistot",
    "description.it": "B: Sähköisesti käsiteltävät tiedot",
    "description.rights": "Rekisteröidyn oikeudet",
    # The notice
    "notice.intro": (
        "Tässä selosteessa kerrotaan, miten rekisterissä olevia henkilötietoja käsitellään ja mitä "
        "oikeuksia rekisteröidyllä on (yleinen tietosuoja-asetus (EU) 2016/679, 13 ja 14 artikla)."
    ),
    "notice.controller": "1. Rekisterinpitäjä",
    "notice.contact": "2. Yhteyspiste",
    "notice.people": "3. Rekisteröityjen ryhmät",
    "notice.purposes": "4. Käsittelyn tarkoitukset ja oikeusperusteet",
    "notice.interests": "5. Oikeutetut edut",
    "notice.content": "6. Käsiteltävät henkilötiedot",
    "notice.sources": "7. Mistä tiedot saadaan",
    "notice.recipients": "8. Tietojen vastaanottajat",
    "notice.transfers": "9. Tietojen siirto EU:n tai ETA:n ulkopuolelle",
    "notice.retention": "10. Tietojen säilytysaika",
    "notice.suppressions": "11. Estolista",
    "notice.rights": "12. Rekisteröidyn oikeudet",
    "notice.exercise": "13. Oikeuksien käyttäminen",
    "notice.complaint": "14. Valitus valvontaviranomaiselle",
    "notice.mandatory": "15. Onko tietojen antaminen pakollista",
    "notice.automated": "16. Automaattinen päätöksenteko ja profilointi",
    "notice.protection": "17. Tietojen suojaaminen",
    # Columns and captions of tables
    "column.register": "Rekisteri",
    "column.controller": "Rekisterinpitäjä",
    "column.purpose": "Käsittelyn tarkoitus",
    "column.bases": "Oikeusperuste",
    "column.people": "Rekisteröityjen ryhmät",
    "column.content": "Henkilötietoryhmät",
    "column.sources": "Tietolähteet",
    "column.recipients": "Vastaanottajat",
    "column.transfers": "Siirrot kolmansiin maihin",
    "column.retention": "Tietojen poistamisen määräajat",
    "column.suppressions": "Estolista",
    "column.security": "Turvatoimet",
    "column.data": "Tiedot",
    "column.period": "Säilytysaika",
    "column.start": "Laskennan alku",
    "caption.purposes": "Käsittelyn tarkoitukset ja niiden oikeusperusteet",
    "caption.retention": "Säilytysajat",
    # The record
    "record.intro": (
        "Yleisen tietosuoja-asetuksen (EU) 2016/679 30 artiklan 1 kohdan mukainen seloste "
        "käsittelytoimista."
    ),
    "record.controller": "Rekisterinpitäjä ja yhteyspiste",
    "record.common": "Kaikille rekisterin käsittelytarkoituksille yhteistä",
}
