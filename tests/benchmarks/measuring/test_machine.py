import pytest

from benchmarks.measuring.machine import instruction_sets, machine, processor

LAPTOP = """processor\t: 0
vendor_id\t: GenuineIntel
model name\t: Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz
flags\t\t: fpu vme sse2 ssse3 fma avx avx2 bmi2
vmx flags\t: vnmi avx512f
"""

SERVER = """model name\t: AMD EPYC
flags\t\t: fpu avx avx2 avx512f avx512_vnni avx512_bf16
"""

TABLET = """processor\t: 0
BogoMIPS\t: 108.00
Features\t: fp asimd evtstrm aes crc32 asimddp
CPU implementer\t: 0x41
"""

OLD = """model name\t: Intel(R) Atom(TM) CPU N270
flags\t\t: fpu vme sse2 ssse3
"""


@pytest.mark.parametrize(
    ("cpuinfo", "told"),
    [
        (LAPTOP, "avx2"),
        (SERVER, "avx2 avx512f avx512_vnni"),
        (TABLET, "asimd asimddp"),
        (OLD, "none of AVX2 and its kind"),
        ("", "unknown instruction sets"),
    ],
    ids=["laptop", "server", "tablet", "old", "another system"],
)
def test_the_instruction_sets_are_those_on_which_a_networks_speed_depends(cpuinfo, told):
    assert instruction_sets(cpuinfo) == told


def test_the_processor_is_called_what_the_system_calls_it():
    assert processor(SERVER) == "AMD EPYC"


def test_a_processor_without_a_name_is_called_something():
    assert processor(TABLET)


def test_the_machine_is_told_in_one_line():
    assert len(machine().splitlines()) == 1
