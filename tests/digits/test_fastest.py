import pytest

from digits import fastest as module
from digits.bundle import Bundle, read_bundles
from digits.fastest import BUDGET_S, FEWEST_TURNS, fastest
from digits.litert import RecognizerUnavailable


class Clock:
    """A clock that only networks move on: one whose content is b"30" by 30 ms each time it reads.

    Of several numbers each is for one time, the first of them for the opening, and the last for all
    that follow.
    """

    def __init__(self):
        self.now_ms = 0.0
        self.reads = []

    def __call__(self):
        return self.now_ms / 1e3

    def network(self, content, threads):
        times = [float(time) for time in content.split()]
        return Network(self, times)


class Network:
    def __init__(self, clock, times):
        self.clock, self.times = clock, times

    def run(self, inputs):
        self.clock.reads.append(self)
        self.clock.now_ms += self.times.pop(0) if len(self.times) > 1 else self.times[0]


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(module, "perf_counter", clock)
    monkeypatch.setattr(module, "LiteRTModel", clock.network)
    return clock


def bundles(**contents):
    return [Bundle(network, content, None, None) for network, content in contents.items()]


@pytest.mark.parametrize(
    ("float_", "int8", "chosen"),
    [
        (b"0.5", b"0.1", "int8"),
        (b"0.88", b"0.96", "float"),
        (b"1", b"1", "float"),
        (b"1", b"0.97", "float"),
        (b"1", b"0.94", "int8"),
        (b"40", b"30", "int8"),
        (b"1", b"90 0.5", "int8"),
        (b"1", b"0.5 8 0.5 9 0.5", "int8"),
    ],
    ids=[
        "int8 is faster",
        "float is faster",
        "both are as fast",
        "int8 is hardly faster",
        "int8 is just clearly faster",
        "both take longer than the measurement should",
        "int8 takes long to open",
        "something else held int8 up",
    ],
)
def test_the_network_that_is_clearly_faster_is_chosen_and_else_float(clock, float_, int8, chosen):
    assert fastest(bundles(float=float_, int8=int8)).bundle.network == chosen


def test_the_least_time_of_each_is_told(clock):
    ms = fastest(bundles(float=b"5 3 2 3", int8=b"5 4 3 4")).ms
    assert ms == {"float": pytest.approx(2), "int8": pytest.approx(3)}


def test_networks_take_turns_digit_by_digit(clock):
    fastest(bundles(float=b"1", int8=b"1"))
    assert len(set(clock.reads[::2])) == len(set(clock.reads[1::2])) == 1


@pytest.mark.parametrize("ms", [0.1, 1, 9, 500])
def test_it_takes_no_longer_than_it_may_or_than_the_fewest_turns(clock, ms):
    content = str(ms).encode()
    fastest(bundles(float=content, int8=content))
    opening, turn = 2 * ms, 2 * ms
    assert clock.now_ms <= opening + max(BUDGET_S * 1e3 + turn, FEWEST_TURNS * turn)


def test_where_it_is_plain_at_once_the_start_waits_no_longer(clock):
    fastest(bundles(float=b"0.5", int8=b"0.1"))
    assert len(clock.reads) == 2 + 2 * FEWEST_TURNS


@pytest.mark.parametrize("network", ["float", "int8"])
def test_a_network_that_is_alone_is_chosen_without_a_measurement(clock, network):
    choice = fastest(bundles(**{network: b"1"}))
    assert (choice.bundle.network, choice.ms, clock.reads) == (network, {}, [])


def test_of_the_shipped_model_one_of_its_networks_is_chosen(saved_model):
    choice = fastest(read_bundles(saved_model))
    assert choice.bundle.network in choice.ms
    assert all(ms > 0 for ms in choice.ms.values())


def test_a_network_that_cannot_be_opened_is_refused(saved_model):
    (whole, _) = read_bundles(saved_model)
    broken = Bundle("int8", b"no flatbuffer", None, whole.manifest)
    with pytest.raises(RecognizerUnavailable, match="expected LiteRT to open the model"):
        fastest([whole, broken])
