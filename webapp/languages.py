"""The languages that the pages speak."""

name_of_language = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "tr": "Türkçe",
    "zh": "中文",
    "ar": "العربية",
}
"""By code, each in its own language; all but English have a folder in `texts/translations/`."""
