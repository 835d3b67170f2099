from argparse import ArgumentParser

import pytest

from trainer.learning.config import (
    TrainingConfig,
    add_arguments,
    config_from_arguments,
    read_config,
    write_config,
)


@pytest.fixture
def parse():
    parser = ArgumentParser()
    add_arguments(parser)
    return lambda *arguments: config_from_arguments(parser.parse_args(arguments))


def test_a_written_configuration_reads_back_the_same(tmp_path):
    config = TrainingConfig(seed=3, learning_rate=1e-3, precision="float32")
    write_config(config, tmp_path / "config.toml")
    assert read_config(tmp_path / "config.toml") == config


def test_the_command_line_overrides_the_file_which_overrides_the_defaults(parse, tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("epochs = 3\nseed = 4\n")
    config = parse("--config", str(path), "--seed", "5")
    assert (config.epochs, config.seed) == (3, 5)
    assert config.batch_size == TrainingConfig().batch_size


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("epoch = 3", "expected keys among .*epochs.*, got 'epoch'"),
        ("epochs = 0", "'epochs': Expected `int` >= 1"),
        ("epochs = 3.5", "expected 'epochs' as int, got float"),
        ("epochs = true", "expected 'epochs' as int, got bool"),
        ('dropout = "much"', "expected 'dropout' as float, got str"),
        ('data = "all"', "'data': Invalid enum value 'all'. .*--help"),
        ("epochs =", "expected TOML, got this: Invalid value"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(text, expected, tmp_path):
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(ValueError, match=f"{path}: {expected}"):
        read_config(path)


def test_the_command_line_is_held_to_the_same_limits(parse, capsys):
    with pytest.raises(ValueError, match="the command line: 'epochs': Expected `int` >= 1"):
        parse("--epochs", "0")
    with pytest.raises(SystemExit):
        parse("--data", "all")
    assert "choose from" in capsys.readouterr().err


def test_a_whole_number_will_do_for_a_rate(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("dropout = 0\n")
    assert read_config(path).dropout == 0.0
