"""Account numbers of the countries whose IBAN has no letters after the country's two."""

from collections.abc import Mapping

from digits.reading.rules.masks import fitting
from digits.reading.rules.product import Both, both
from digits.reading.rules.weighted_sums import WeightedSum

MODULUS = 97

CHECK_DIGITS = ("0[2-9]", "[1-8]#", "9[0-8]")
"""02 to 98: others would come to the same as one of these (ISO 13616)."""

example_of: Mapping[str, str] = {
    "ae": "070331234567890123456",
    "at": "611904300234573201",
    "ba": "391290079401028494",
    "be": "68539007547034",
    "bi": "4210000100010000332045181",
    "cr": "05015202001026284066",
    "cz": "6508000000192000145399",
    "de": "89370400440532013000",
    "dj": "2100010000000154000100186",
    "dk": "5000400440116243",
    "ee": "382200221020145685",
    "eg": "380019000500000000263180002",
    "es": "9121000418450200051332",
    "fi": "2112345600000785",
    "fo": "6264600001631634",
    "gl": "8964710001000206",
    "hr": "1210010051863000160",
    "hu": "42117730161111101800000000",
    "il": "620108000000099999999",
    "is": "140159260076545510730339",
    "lt": "121000011101001000",
    "ly": "83002048000020100120361",
    "me": "25505000012345678951",
    "mn": "121234123456789123",
    "mr": "1300020001010000123456753",
    "no": "9386011117947",
    "pl": "61109010140000071219812874",
    "pt": "50000201231234567890154",
    "rs": "35260005601001611379",
    "sd": "8811123456789012",
    "se": "4550000000058398257466",
    "si": "56263300012039086",
    "sk": "3112000000198742637541",
    "so": "211000001001000100141",
    "st": "23000100010051845310146",
    "tl": "380080012345678910157",
    "tn": "5910006035183598478831",
    "va": "59001123000012345678",
    "xk": "051212012345678906",
}
"""By country, the digits of the example in SWIFT's registry: all of a country have as many."""


def iban(country: str) -> Both:
    """The digits of an IBAN after its country's two letters, with their check digits.

    The account's own check digits, which some countries have, are not looked at.
    """
    length = len(example_of[country])
    letters = "".join(str(int(letter, 36)) for letter in country)
    powers = [10 ** (len(letters) + 2 + power) % MODULUS for power in range(length - 2)]
    total = WeightedSum(
        f"iban-{country}",
        (10, 1, *reversed(powers)),
        MODULUS,
        (1 - 100 * int(letters)) % MODULUS,
    )
    masks = [digits + "#" * (length - 2) for digits in CHECK_DIGITS]
    return both(total, fitting("check digits", masks), total.name)
