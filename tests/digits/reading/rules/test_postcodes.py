import pytest
import stdnum.es.postal_code
import stdnum.se.postnummer
from stdnum import numdb

from digits.reading.rules.postcodes import postcode, postcodes_of
from digits.reading.rules.rule import holds

REAL = {
    "at": "1010 6020 9992",
    "au": "0200 0800 2600 3004 9726",
    "be": "1000 4000 9992",
    "bg": "1000 9999",
    "br": "01001000 20040002 99980000",
    "ch": "1000 8001 9490 9658",
    "cn": "010010 100080 570100 844000 858000 999077 999079",
    "de": "01067 04109 10115 11011 26121 42103 60311 63065 80331 99998",
    "dk": "0555 0900 1050 3900 9990",
    "ee": "10111 51003 96162",
    "es": "01001 28013 51001 52006",
    "fi": "00100 22100 99980",
    "fr": "01000 20000 75001 95880 97133 97180 97450 98000 98800",
    "hr": "10000 20000 53296",
    "hu": "1011 9985",
    "in": "110001 400001 744101 900056",
    "it": "00118 20121 47890 98168",
    "mx": "01000 06000 99998",
    "no": "0001 0150 9990",
    "nz": "0110 1010 6011 9893",
    "ro": "010011 077190 400001 927245",
    "ru": "101000 236000 694923",
    "se": "10005 11455 98499",
    "tr": "01010 06420 34010 81950 99010",
    "us": "00501 00601 10001 20500 90210 99950",
}

NONE = {
    "at": "0999 101 10100",
    "au": "0000 0100 0300 0799",
    "br": "00999999 01310",
    "ch": "0999 9700",
    "cn": "000000 080000 999076",
    "de": "00999 05000 43000 62000 1011",
    "es": "00999 53000",
    "fr": "96000 97000 97900 98100 99000",
    "hr": "09999 54000",
    "in": "000000 011000",
    "it": "99000",
    "nz": "0099",
    "ro": "000000 930000",
    "ru": "000000 700000",
    "se": "01000 99000",
    "tr": "00100 82000",
    "us": "00000 00499",
}


@pytest.mark.parametrize("country", postcodes_of)
def test_codes_that_are_given_out_are_codes(country):
    assert [code for code in REAL[country].split() if not holds(postcode(country), code)] == []


@pytest.mark.parametrize("country", NONE)
def test_codes_that_nobody_has_are_none(country):
    assert [code for code in NONE[country].split() if holds(postcode(country), code)] == []


def test_there_are_twenty_five_countries():
    assert len(postcodes_of) == 25


@pytest.mark.parametrize("country", postcodes_of)
def test_a_code_is_written_with_a_place_for_each_of_its_digits(country):
    written = postcodes_of[country].written
    assert {*written} <= {*"# -"}
    assert postcode(country).lengths == (written.count("#"),)


def test_every_code_of_austria_is_one():
    table = numdb.get("at/postleitzahl")
    every = [code for code in map("{:04}".format, range(10_000)) if table.info(code)[0][1]]
    assert len(every) > 2000
    assert all(holds(postcode("at"), code) for code in every)


def test_spains_codes_are_those_of_its_provinces():
    codes = [f"{code:05}" for code in range(0, 100_000, 7)]
    valid = [stdnum.es.postal_code.is_valid(code) for code in codes]
    assert [holds(postcode("es"), code) for code in codes] == valid


def test_swedens_codes_are_valid():
    codes = [f"{code:05}" for code in range(0, 100_000, 7)]
    ours = [code for code in codes if holds(postcode("se"), code)]
    assert ours
    assert all(map(stdnum.se.postnummer.is_valid, ours))
