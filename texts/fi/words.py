"""The words of the closed vocabularies, in Finnish. They begin small: they stand inside lists."""

TEXTS = {
    "RegisterName": {
        "customers": "asiakkuus- ja partnerirekisteri, mediarekisteri",
        "prospects": "potentiaalisten asiakkaiden rekisteri",
    },
    "Kind": {
        "customer": "asiakas",
        "partner": "partneri",
        "media": "media",
        "prospect": "potentiaalinen asiakas",
    },
    # A campaign's purposes are named by the same texts
    "ProcessingPurpose": {
        "relationship_management": "suhteen luominen, ylläpitäminen ja kehittäminen",
        "follow_up": "yhteisen toiminnan seuranta",
        "customer_communication": "asiakasviestintä",
        "customer_survey": "asiakaskyselyt",
        "marketing": "markkinointi",
        "event_invitation": "tapahtumakutsut",
        "market_research": "markkinatutkimus",
        "opinion_research": "mielipidetutkimus",
        "crisis_communication": "kriisiviestintä",
        "sales_kpi": "myynnin tunnusluvut",
    },
    "Channel": {
        "email": "sähköposti",
        "phone": "puhelin",
        "sms": "tekstiviesti",
        "post": "posti",
    },
    "Basis": {
        "consent": "suostumus",
        "customer_relationship": "asiakassuhde",
        "partner_relationship": "partnerisuhde",
        "law": "lakisääteinen velvoite",
        "legitimate_interest": "oikeutettu etu",
    },
    "Ground": {
        "consent": "suostumus",
        "contract": "sopimus",
        "legal_obligation": "lakisääteinen velvoite",
        "legitimate_interest": "oikeutettu etu",
    },
    "TransferSafeguard": {
        "adequacy_decision": "Euroopan komission päätös tietosuojan riittävyydestä (45 artikla)",
        "standard_clauses": (
            "Euroopan komission vakiosopimuslausekkeet (46 artiklan 2 kohdan c alakohta)"
        ),
        "binding_corporate_rules": "yritystä koskevat sitovat säännöt (47 artikla)",
        "code_of_conduct": "hyväksytyt käytännesäännöt (46 artiklan 2 kohdan e alakohta)",
        "certification": "hyväksytty sertifiointi (46 artiklan 2 kohdan f alakohta)",
        "explicit_consent": (
            "rekisteröidyn nimenomainen suostumus (49 artiklan 1 kohdan a alakohta)"
        ),
    },
    "ObjectionKind": {
        "direct_advertising": "suoramainonta",
        "distance_selling": "etämyynti",
        "other_direct_marketing": "muu suoramarkkinointi",
        "market_research": "markkinatutkimus",
        "opinion_research": "mielipidetutkimus",
    },
    "RestrictionGround": {
        "accuracy_contested": "rekisteröity kiistää tietojen paikkansapitävyyden",
        "unlawful_processing": "lainvastainen käsittely",
        "legal_claims": "oikeusvaateen laatiminen, esittäminen tai puolustaminen",
        "objection_pending": "vastustamista selvitetään",
    },
    "SourceKind": {
        "self": "rekisteröity itse",
        "erp": "toiminnanohjausjärjestelmä (ERP)",
        "web": "verkko",
        "fair": "messut",
        "own_activity": "oma toiminta",
    },
    "HoldReason": {
        "legal_claim": "oikeusvaade",
        "bookkeeping": "kirjanpito",
        "contract": "sopimus",
        "other": "muu syy",
    },
    "InteractionChannel": {
        "email": "sähköposti",
        "phone": "puhelin",
        "meeting": "tapaaminen",
        "fair": "messut",
        "web": "verkko",
        "letter": "kirje",
        "other": "muu",
    },
    "Use": {
        "work": "työkäyttö",
        "personal": "henkilökohtainen käyttö",
    },
    "DocumentKind": {
        "contract": "sopimus",
        "consent": "suostumus",
        "request": "pyyntö",
        "other": "muu",
    },
    "RequestKind": {
        "access": "pääsy tietoihin",
        "rectification": "tietojen oikaiseminen",
        "completion": "tietojen täydentäminen",
        "erasure": "tietojen poistaminen",
        "restriction": "käsittelyn rajoittaminen",
        "objection": "käsittelyn vastustaminen",
        "portability": "tietojen siirtäminen järjestelmästä toiseen",
    },
    "RequestChannel": {
        "letter": "kirje",
        "email": "sähköposti",
        "phone": "puhelin",
        "in_person": "käynti",
        "web": "verkko",
        "own_initiative": "oma-aloitteinen poisto",
    },
    "Outcome": {
        "fulfilled": "toteutettu",
        "partly_fulfilled": "toteutettu osittain",
        "refused": "evätty",
        "withdrawn": "peruutettu",
        "erased": "tiedot poistettu",
    },
    "SuppressionReason": {
        "objection": "kielto",
        "unsubscribe": "tilauksen peruutus",
        "bounce": "viestejä ei voitu toimittaa",
        "manual": "rekisterinpitäjän esto",
    },
    "RetentionCategory": {
        "contact": "kaikki yhteyshenkilön tiedot",
        "interactions": "yhteydenotot",
        "surveys": "asiakaskyselyjen vastaukset",
        "research": "markkina- ja mielipidetutkimusten vastaukset",
        "newsletters": "uutiskirjeet avauksineen ja klikkauksineen",
    },
    "RetentionTrigger": {
        "recorded": "tiedon kirjaamisesta",
        "last_activity": "viimeisimmästä tapahtumasta",
    },
}
