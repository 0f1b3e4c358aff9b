"""Whether a text message can reach a number."""

from __future__ import annotations


def is_mobile(number: str) -> bool:
    """Whether `number`, in E.164, is of a mobile phone in its country's plan.

    Where a plan does not tell mobile from fixed (North America), the answer is yes. A range that
    the plan's metadata does not know yet gives no: a text message that nobody receives is paid for.
    """
    import phonenumbers

    # Built, not parsed: E.164 has nothing to guess, and parsing would double the time.
    digits = number[1:]
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE
    code = next((digits[:n] for n in (1, 2, 3) if int(digits[:n]) in regions), "")
    national = digits[len(code) :]
    zeros = len(national) - len(national.lstrip("0"))
    built = phonenumbers.PhoneNumber(
        country_code=int(code or 0),
        national_number=int(national),
        italian_leading_zero=True if zeros else None,
        number_of_leading_zeros=zeros if zeros > 1 else None,
    )
    return phonenumbers.number_type(built) in (
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    )
