import subprocess
import sys
from pathlib import Path

import digits
from testing.servers import ROOT


def test_importing_any_of_it_leaves_the_environment_as_it_was():
    modules = [f"digits.{path.stem}" for path in Path(digits.__file__).parent.glob("[a-z]*.py")]
    code = (
        "import importlib, os; before = dict(os.environ); "
        f"[importlib.import_module(name) for name in {modules}]; "
        "assert dict(os.environ) == before, set(os.environ.items()) ^ set(before.items())"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
