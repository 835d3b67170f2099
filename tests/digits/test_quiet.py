import os

from digits.quiet import without_litert


def test_only_what_litert_writes_is_left_out(capfd):
    with without_litert():
        os.write(2, b"before\nINFO: Created TensorFlow Lite XNNPACK delegate for CPU.\nafter\n")
    os.write(2, b"later\n")
    assert capfd.readouterr().err == "before\nafter\nlater\n"
