"""The closed vocabularies of the register. Every word here is permanent: files carry it."""

from __future__ import annotations

from enum import StrEnum


class RegisterName(StrEnum):
    """The two registers of the register description."""

    CUSTOMERS = "customers"
    PROSPECTS = "prospects"


class Kind(StrEnum):
    """What a contact is to the controller."""

    CUSTOMER = "customer"
    PARTNER = "partner"
    MEDIA = "media"
    PROSPECT = "prospect"


class Purpose(StrEnum):
    """What a campaign may contact people for; `schema.policy` says under which conditions."""

    CUSTOMER_COMMUNICATION = "customer_communication"
    CUSTOMER_SURVEY = "customer_survey"
    MARKETING = "marketing"
    EVENT_INVITATION = "event_invitation"
    MARKET_RESEARCH = "market_research"
    OPINION_RESEARCH = "opinion_research"
    CRISIS_COMMUNICATION = "crisis_communication"


class ProcessingPurpose(StrEnum):
    """What a register is kept for (GDPR Art. 5(1)(b)): the campaigns' purposes and the office's."""

    RELATIONSHIP_MANAGEMENT = "relationship_management"
    FOLLOW_UP = "follow_up"
    CUSTOMER_COMMUNICATION = "customer_communication"
    CUSTOMER_SURVEY = "customer_survey"
    MARKETING = "marketing"
    EVENT_INVITATION = "event_invitation"
    MARKET_RESEARCH = "market_research"
    OPINION_RESEARCH = "opinion_research"
    CRISIS_COMMUNICATION = "crisis_communication"
    SALES_KPI = "sales_kpi"


class Channel(StrEnum):
    """How a campaign reaches people."""

    EMAIL = "email"
    PHONE = "phone"
    SMS = "sms"
    POST = "post"


class Basis(StrEnum):
    """The lawful basis of processing (GDPR Art. 6(1))."""

    CONSENT = "consent"
    CUSTOMER_RELATIONSHIP = "customer_relationship"
    PARTNER_RELATIONSHIP = "partner_relationship"
    LAW = "law"
    LEGITIMATE_INTEREST = "legitimate_interest"


class Ground(StrEnum):
    """What a purpose of a register rests on (GDPR Art. 6(1)(a), (b), (c), (f)): one each.

    Vital interests and public tasks are none of a contact register's.
    """

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    LEGITIMATE_INTEREST = "legitimate_interest"


class TransferSafeguard(StrEnum):
    """What allows a transfer to a country outside the EEA (GDPR Art. 45, 46(2), 47, 49(1))."""

    ADEQUACY_DECISION = "adequacy_decision"
    STANDARD_CLAUSES = "standard_clauses"
    BINDING_CORPORATE_RULES = "binding_corporate_rules"
    CODE_OF_CONDUCT = "code_of_conduct"
    CERTIFICATION = "certification"
    EXPLICIT_CONSENT = "explicit_consent"


class RegisterPart(StrEnum):
    """A part of a register's description that `init` fills with a default."""

    PURPOSES = "purposes"
    SOURCES = "sources"
    RETENTION = "retention"


class ObjectionKind(StrEnum):
    """What a person may prohibit (GDPR Art. 21(2)-(3); the register description's last part)."""

    DIRECT_ADVERTISING = "direct_advertising"
    DISTANCE_SELLING = "distance_selling"
    OTHER_DIRECT_MARKETING = "other_direct_marketing"
    MARKET_RESEARCH = "market_research"
    OPINION_RESEARCH = "opinion_research"


class RestrictionGround(StrEnum):
    """The four grounds of restriction (GDPR Art. 18(1)(a)-(d))."""

    ACCURACY_CONTESTED = "accuracy_contested"
    UNLAWFUL_PROCESSING = "unlawful_processing"
    LEGAL_CLAIMS = "legal_claims"
    OBJECTION_PENDING = "objection_pending"


class SourceKind(StrEnum):
    """Where personal data came from."""

    SELF = "self"
    ERP = "erp"
    WEB = "web"
    FAIR = "fair"
    OWN_ACTIVITY = "own_activity"


class HoldReason(StrEnum):
    """Why data is kept although its time is over (GDPR Art. 17(3)(b) and (e))."""

    LEGAL_CLAIM = "legal_claim"
    BOOKKEEPING = "bookkeeping"
    CONTRACT = "contract"
    OTHER = "other"


class InteractionChannel(StrEnum):
    """How an interaction took place."""

    EMAIL = "email"
    PHONE = "phone"
    MEETING = "meeting"
    FAIR = "fair"
    WEB = "web"
    LETTER = "letter"
    OTHER = "other"


class Use(StrEnum):
    """Whether an address is the person's at work or their own."""

    WORK = "work"
    PERSONAL = "personal"


class DocumentKind(StrEnum):
    """What a paper original is."""

    CONTRACT = "contract"
    CONSENT = "consent"
    REQUEST = "request"
    OTHER = "other"


class RequestKind(StrEnum):
    """A right of the data subject (GDPR Art. 15-21)."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    COMPLETION = "completion"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    PORTABILITY = "portability"


class RequestChannel(StrEnum):
    """How a request arrived; Art. 12 asks that it be easy, so any will do."""

    LETTER = "letter"
    EMAIL = "email"
    PHONE = "phone"
    IN_PERSON = "in_person"
    WEB = "web"
    OWN_INITIATIVE = "own_initiative"
    """Nobody asked: the data has outlived its purpose (GDPR Art. 5(1)(e), 17(1)(a))."""


class Outcome(StrEnum):
    """How a request ended; absent while it is open."""

    FULFILLED = "fulfilled"
    PARTLY_FULFILLED = "partly_fulfilled"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"


class ErasureStep(StrEnum):
    """Where copies live that the tool can't reach; each is confirmed by somebody who can."""

    SERVER = "server"
    FORKS = "forks"
    CLONES = "clones"
    PULL_REQUESTS = "pull_requests"
    CI = "ci"
    BACKUPS = "backups"


class SuppressionReason(StrEnum):
    """Why an address must not come back; the four stay distinct."""

    OBJECTION = "objection"
    UNSUBSCRIBE = "unsubscribe"
    BOUNCE = "bounce"
    MANUAL = "manual"


class RetentionCategory(StrEnum):
    """What a retention period covers: the contact or a part of it."""

    CONTACT = "contact"
    INTERACTIONS = "interactions"
    SURVEYS = "surveys"
    RESEARCH = "research"
    NEWSLETTERS = "newsletters"


class RetentionTrigger(StrEnum):
    """What starts a retention period."""

    RECORDED = "recorded"
    LAST_ACTIVITY = "last_activity"


class SealedSection(StrEnum):
    """The fields that are kept as encrypted text."""

    SALES = "sales"
    ESTIMATED_SALES = "estimated_sales"


class ListFormat(StrEnum):
    """The file formats of an exported list."""

    CSV = "csv"
    XLSX = "xlsx"
    VCARD = "vcard"
    JSON = "json"


#: The kinds of contact that each register holds.
KINDS: dict[RegisterName, tuple[Kind, ...]] = {
    RegisterName.CUSTOMERS: (Kind.CUSTOMER, Kind.PARTNER, Kind.MEDIA),
    RegisterName.PROSPECTS: (Kind.PROSPECT,),
}
