"""The texts that the page's scripts show, in the visitor's language."""

from typing import Any

from flask_babel import gettext as _

SURE, LIKELY = 0.97, 0.8
"""The smallest confidence at which a digit is "surely" and "very likely" that one."""

NEARLY_ALL = 0.999
"""A larger confidence is shown as "over 99.9 %": it would be rounded to 100 %, which none is.

A share that is as close to 0 % is "under 0.1 %", for the same reason.
"""


def texts_of_page() -> dict[str, Any]:
    """The texts by their keys; the scripts fill in what stands in braces, as in {digit}.

    `limits` are the confidences at which the wording changes, in [0, 1].
    """
    limits = {"sure": SURE, "likely": LIKELY, "nearlyAll": NEARLY_ALL}
    texts = {"limits": limits, "digits": _digits()}
    return texts | _verdicts() | _troubles() | _stations() | _pictures()


def texts_of_number() -> dict[str, Any]:
    """The same for the page to write numbers on."""
    return (
        texts_of_page()
        | _numbers()
        | {
            "blank_hint": _("Write a number of one or more digits."),
            "number_chosen": _("as you chose"),
            "copied": _("Copied."),
            "selected": _("It is selected: copy it as you copy any text."),
            "digit_at": _("{digit}, digit {place} of {count}"),
            "all_bars_at": _("All ten bars of digit {place}"),
            "join": _("Join {before} and {digit}"),
            "one_stroke": _("This digit is a single stroke, which cannot be split."),
            "many_strokes": _("These are too many strokes for one digit."),
            "no_number_then": _("That would leave no number."),
            "rule_kept": _("It keeps the rule."),
            "rule_changed": _("Changed to keep the rule: {changes}."),
            "rule_change": _("{digit}, not {other}"),
            "rule_broken": _("It does not keep the rule so far."),
            "rule_problem_mask": _(
                "Write 1 to 32 places: a digit, # for any, or some in brackets, such as [0-46]."
            ),
            "rule_problem_prefix": _("Write 1 to 32 digits."),
            "rule_problem_range": _(
                "Write two numbers without leading zeros, the smaller one first."
            ),
            "rule_problem_not-below": _("Write 1 to 32 digits."),
        }
    )


def texts_of_picture() -> dict[str, Any]:
    """The same for the page for a picture of one's own."""
    of_picture = {
        "not_a_number_hint": _("Crop or turn it to one line of digits, upright."),
        "digit_at": _("{digit}, digit {place} of {count}"),
    }
    return texts_of_page() | _numbers() | of_picture


def texts_of_link() -> dict[str, str]:
    """What the pad alone says besides: of links that open a drawing."""
    return {
        "link_broken": _("This link holds no drawing that can be shown. It may be incomplete."),
        "link_lost": _("There is no link just now: the server cannot be reached."),
        "link_too_long": _("This is too much for a link. Save it as a picture instead."),
        "link_copied": _("Copied."),
        "link_selected": _("It is selected: copy it as you copy any text."),
        "link_code_too_long": _("This is too much for a QR code. The link holds all of it."),
        "link_here": _("Only this computer has this address: a phone needs one of its network."),
        "link_code_lost": _("There is no QR code just now. The link works without it."),
    }


def texts_of_kiosk() -> dict[str, Any]:
    """The same for the exhibit's page."""
    return texts_of_page() | _numbers() | _games()


def _games() -> dict[str, str]:
    return {
        "told_task": _("Draw {digit}."),
        "told_step": _("{count} of {all}"),
        "told_score": _("{hits} of {count} read, {seconds} s"),
        "told_missed": _("It saw: {verdict}. Now draw {digit}."),
        "told_end": _("{hits} of {count} read in {seconds} s. Best today: {best}."),
        "fool_task": _("Draw {digit} that people can read and the machine cannot."),
        "fool_score": _("Fooled: {count}"),
        "fool_read": _("It read {digit}. Try again."),
        "fool_fooled": _("You fooled it! Now draw {digit}."),
        "fool_ask": _("It saw: {verdict}. Could a person read it as {digit}?"),
        "fool_end": _("Fooled: {count}. Best today: {best}."),
        "sums_task": _("How much is {sum}? Write the answer."),
        "sums_hint": _("Write the answer as large as you like."),
        "sums_score": _("{hits} of {count} right, {seconds} s"),
        "sums_right": _("Right: {solved}! And how much is {sum}?"),
        "sums_wrong": _("It read {answer}. Try once more: how much is {sum}?"),
        "sums_unread": _("It could not read that. Write it once more, large and clear."),
        "sums_passed": _("{solved}. And how much is {sum}?"),
        "sums_end": _("{hits} of {count} right in {seconds} s. Best today: {best}."),
    }


def _numbers() -> dict[str, str]:
    return {
        "not_a_number": _("Not a number"),
        "not_a_number_hint": _("Write its digits side by side, large and clear."),
        "number_surely": _("surely: {percent}"),
        "number_likely": _("very likely: {percent}"),
        "number_perhaps": _("not sure: {percent}"),
        "bars_at": _("What digit {place} may be"),
    }


def _digits() -> list[str]:
    """The digits with their articles, as after "surely"."""
    return [
        _("a 0"),
        _("a 1"),
        _("a 2"),
        _("a 3"),
        _("a 4"),
        _("a 5"),
        _("a 6"),
        _("a 7"),
        _("an 8"),
        _("a 9"),
    ]


def _verdicts() -> dict[str, str]:
    return {
        "blank": _("Nothing there yet"),
        "blank_hint": _("Draw a digit from 0 to 9."),
        "empty_picture": _("No digit found"),
        "empty_picture_hint": _("Photograph it close up, in dark ink on light paper."),
        "not_a_digit": _("Not a digit"),
        "not_a_digit_hint": _("Try one digit alone, large and clear."),
        "not_a_digit_picture_hint": _("Crop or turn it to one digit, upright."),
        "several": _("One of several digits: crop to choose."),
        "unread": _("Reading…"),
        "unread_hint": "",
        "surely": _("surely {digit}: {percent}"),
        "likely": _("very likely {digit}: {percent}"),
        "perhaps": _("{digit}: {percent}, perhaps {other}: {otherPercent}"),
        "over": _("over {percent}"),
        "under": _("under {percent}"),
        "pen_down": _("The pen is on the paper."),
        "pen_up": _("The pen is lifted."),
        "bring_back": _("Bring back: {verdict}"),
    }


def _troubles() -> dict[str, str]:
    return {
        "lost": _("No answer from the server. Your drawing is kept; trying again…"),
        "refused": _("The server does not take this drawing. It is kept; change it to try again."),
    }


def _stations() -> dict[str, str]:
    return {
        "no_digit": _("“not a digit”"),
        "why": _("Why {digit}?"),
        "why_not": _("Why not {digit}?"),
        "speaks_for": _("More speaks for {digit} than against it: {percent}."),
        "speaks_against": _("More speaks against {digit} than for it: {percent}."),
        "speaks_neither": _("No single part speaks for or against {digit}: {percent}."),
        "ink_numbers": _("Strokes: {strokes}. Points: {points}."),
        "image_numbers": _("28 × 28 pixels, from 0 (paper) to 255 (ink); the longer side is 20."),
        "maps_numbers": _("Stage {stage}: {size} × {size} pixels. Strongest maps: {maps}."),
        "separator": _(", "),
        "heat_numbers": _("Most for {digit}: {most}. Most against it: {least}."),
        "bars_numbers": _(
            "Milliseconds: {decode} to decode, {normalize} to centre and scale, {classify} to read."
        ),
    }


def _pictures() -> dict[str, str]:
    return {
        "picture_nothing": _("Nothing to read there. Copy a picture first, or choose one."),
        "picture_heic": _("That is an HEIC photo, which cannot be read. Try a screenshot of it."),
        "picture_damaged": _("That file is damaged or incomplete. Your drawing is still here."),
        "picture_unreadable": _("That is not a PNG or JPEG picture. Your drawing is still here."),
        "picture_too_large": _("That picture is too large to read. Your drawing is still here."),
    }
