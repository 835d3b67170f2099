"""Levels, 0 to 255, are brought to [0, 1] only as ink, and in the networks."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

SCALE = 1 / 255


def is_255(node: ast.expr, names: set[str]) -> bool:
    """Whether this is 255 in any spelling: 255.0, np.float32(255), or a name for it."""
    if isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords:
        return is_255(node.args[0], names)
    if isinstance(node, ast.Constant):
        return node.value == 255
    return isinstance(node, (ast.Name, ast.Attribute)) and last_name(node) in names


def last_name(node: ast.expr) -> str:
    """The function or constant that is meant, without where it comes from."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def is_scaling(node: ast.AST, names: set[str]) -> bool:
    """Whether this brings levels to [0, 1]; 8 / 255 does not: it is one grey level, as ink."""
    match node:
        case ast.BinOp(left, ast.Div(), right):
            constant = isinstance(left, ast.Constant) and left.value != 1
            return is_255(right, names) and not constant
        case ast.BinOp(left, ast.Pow(), ast.UnaryOp(ast.USub(), _)):
            return is_255(left, names)
        case ast.AugAssign(_, ast.Div(), value):
            return is_255(value, names)
        case ast.Call(function, [_, *rest]) if last_name(function).endswith("divide"):
            return any(is_255(argument, names) for argument in rest)
        case ast.Call(function, _):
            return last_name(function) == "Rescaling"
        case ast.Constant(float(value)):
            return abs(value - SCALE) < 1e-5
    return False


def scalings_in(code: str) -> list[str]:
    """The lines that bring levels to [0, 1]."""
    tree = ast.parse(code)
    names = {
        last_name(target)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and is_255(node.value, set())
        for target in node.targets
    }
    lines = {node.lineno for node in ast.walk(tree) if is_scaling(node, names)}
    return [code.splitlines()[line - 1].strip() for line in sorted(lines)]


@pytest.mark.parametrize(
    "code",
    [
        "levels / 255",
        "levels / 255.0",
        "levels / np.float32(255)",
        "levels.astype(np.float32) / (255)",
        "levels * (1 / 255)",
        "levels * 255**-1",
        "levels * 0.003921568627",
        "levels /= 255",
        "np.divide(levels, 255)",
        "tf.math.divide(levels, 255.0)",
        "np.true_divide(levels, np.float32(255), out=levels)",
        "WHITE = 255\nlevels / WHITE",
        "layers.Rescaling(1 / 255)",
        "Rescaling(scale)",
    ],
)
def test_each_spelling_is_found(code):
    assert scalings_in(code) == [code.splitlines()[-1]]


@pytest.mark.parametrize("code", ["ink * 255", "255 / most", "FAINTEST = 8 / 255", "levels / 256"])
def test_nothing_else_is_found(code):
    assert scalings_in(code) == []


def test_levels_are_scaled_as_ink_and_in_the_networks_alone():
    files = [
        file
        for package in ("digits", "webapp", "trainer")
        for file in sorted((ROOT / package).rglob("*.py"))
    ]
    found = {
        file.relative_to(ROOT).as_posix(): lines
        for file in files
        if (lines := scalings_in(file.read_text()))
    }
    assert found == {
        "digits/ink.py": ["return levels.astype(np.float32) / np.float32(255)"],
        "trainer/learning/network.py": ["maps = layers.Rescaling(1 / 255)(images)"],
        "trainer/strips/network.py": ["maps = layers.Rescaling(1 / 255)(strips)"],
    }
