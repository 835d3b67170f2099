"""A command with others below it, each of which is loaded when it is asked for."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from cli.errors import in_one_line


class LazyGroup(click.Group):
    """click's group: whoever asks for one command does not wait for what the others need."""

    def __init__(self, *given: Any, places: Mapping[str, str], **named: Any) -> None:
        """`places` has for each command the module that has it under its own name."""
        super().__init__(*given, **named)
        self.places = places

    def make_context(self, *given: Any, **named: Any) -> click.Context:
        """click's, of the options before the command's name."""
        with in_one_line():
            return super().make_context(*given, **named)

    def invoke(self, context: click.Context) -> Any:
        """Run the command that was asked for."""
        with in_one_line():
            return super().invoke(context)

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of all."""
        return [*self.places]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of that name, if there is one."""
        if name not in self.places:
            return None
        command: click.Command = getattr(import_module(self.places[name]), name)
        return command
