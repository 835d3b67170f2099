import pytest

from webapp.serving import turns
from webapp.serving.channel import Channel


class Client(Channel):
    """One that can always be read."""

    accepting = False
    unread = b"more"
    sends_much = False

    def __init__(self, name: str, served: list[str], *, sends_much: bool) -> None:
        self.name = name
        self.served = served
        self.sends_much = sends_much
        self.served_at = 0.0

    def readable(self) -> bool:
        return True

    def handle_read_event(self) -> None:
        self.served.append(self.name)


@pytest.fixture
def one_of_the_crowd_a_turn(monkeypatch):
    monkeypatch.setattr(turns, "CROWD_S", -1)


@pytest.mark.usefixtures("one_of_the_crowd_a_turn")
def test_who_has_little_to_say_is_served_in_every_turn_and_before_all_who_send_much():
    served: list[str] = []
    crowd = [Client(name, served, sends_much=True) for name in ("first", "second", "third")]
    clients = dict(enumerate([*crowd, Client("visitor", served, sends_much=False)]))
    for _ in range(4):
        turns.take_turn(clients, 0)
    assert served[::2] == ["visitor"] * 4
    assert served[1::2] == ["first", "second", "third", "first"]


def test_who_was_closed_for_another_is_not_served():
    served: list[str] = []
    clients = {}

    class Closing(Client):
        def handle_read_event(self) -> None:
            super().handle_read_event()
            del clients[2]

    clients[1] = Closing("first", served, sends_much=False)
    clients[2] = Client("closed", served, sends_much=True)
    turns.take_turn(clients, 0)
    assert served == ["first"]
