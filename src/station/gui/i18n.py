"""Which language the window speaks; it changes while the work goes on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from station.gui.linguist import compile_messages, read_ts
from station.model.errors import SettingsFault

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
_LOCALES = {"vi": QLocale.Language.Vietnamese, "en": QLocale.Language.English}


class Languages:
    """Switches the language of the running application; widgets get a ``LanguageChange`` and say their words anew."""

    def __init__(self, folder: Path) -> None:
        """Take ``*_{language}.ts`` from the folder: the station's own words, and those of Qt's own dialogs."""
        self._folder = folder
        self._translator = QTranslator()
        self._kept = b""  # Qt reads the compiled messages in place
        self.language = ""

    def use(self, language: str) -> None:
        """Install a language; raises ``SettingsFault`` for an unknown one or an unreadable file."""
        if language not in LANGUAGES:
            raise SettingsFault("language_unknown", language=language)
        if language == self.language:
            return
        messages = [message for path in sorted(self._folder.glob(f"*_{language}.ts")) for message in read_ts(path)]
        compiled = compile_messages(messages)
        translator = QTranslator()
        translator.load(compiled)
        QCoreApplication.removeTranslator(self._translator)
        self._translator, self._kept, self.language = translator, compiled, language
        QLocale.setDefault(QLocale(_LOCALES[language]))
        QCoreApplication.installTranslator(translator)
