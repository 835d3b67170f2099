"""Numbers as the visitor's language writes them."""

from flask_babel import format_decimal, format_percent, get_locale


def percent(share: float, decimals: int = 1) -> str:
    """A share in [0, 1] as the visitor's language writes it; only 1 is shown as 100 %."""
    whole = get_locale().percent_formats[None].pattern
    most = 1 - 10 ** -(decimals + 2)
    shown = share if share == 1 else min(share, most)
    pattern = whole.replace("#0", "#0." + "0" * decimals) if decimals else whole
    text: str = format_percent(shown, pattern)
    return text.replace("%", get_locale().number_symbols["latn"]["percentSign"])


def whole_percent(share: float) -> str:
    """A share in [0, 1] for a chart's scale."""
    return percent(share, 0)


def decimal(value: float, decimals: int) -> str:
    """A number as the visitor's language writes it."""
    text: str = format_decimal(value, "#,##0." + "0" * decimals if decimals else "#,##0")
    return text


def whole_number(value: float) -> str:
    """A count for a chart's scale."""
    return decimal(value, 0)
