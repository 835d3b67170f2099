"""What gunicorn's master says, as JSON lines."""

from typing import Any

from gunicorn.glogging import Logger

from webapp.log import JsonLine


class JsonLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's logger, which sets up handlers of its own."""

    def setup(self, cfg: Any) -> None:
        """Let them write objects."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonLine())
