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
"""Each in its own words, by its code; `texts/translations/` has a folder of each but English."""
