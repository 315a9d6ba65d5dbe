"""Build and run the encoder with the oldest libraries that are allowed, and with the newest.

    python tools/check_encoder_versions.py                        floors as pyproject.toml has them
    python tools/check_encoder_versions.py onnxruntime==1.20.0    one floor tried lower

Both must build the shipped bytes, give the same token ids, and the same vectors to 1e-5. It makes
two environments in a temporary folder and takes about a minute. Exits with 1 on a difference.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = ("msgspec", "numpy", "onnx", "onnxruntime", "sentencepiece", "tokenizers")
TOLERANCE = 1e-5  # of a vector's component, which is about 0.04

PROBE = """
import json, sys
from importlib.metadata import version
from pathlib import Path
root, models, libraries = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
sys.path[:0] = [str(root), str(root / "tests" / "encode")]
from encoder_plots import ALL_PLOTS, EMOJI
from tvrec.encode import OnnxEncoder, verify
verify(models)
encoder = OnnxEncoder(models)
texts = [*ALL_PLOTS, *EMOJI, "", " ".join(ALL_PLOTS)]
print(json.dumps({
    "versions": {name: version(name) for name in libraries},
    "ids": [encoder._tokens(text) for text in texts],
    "vectors": encoder.encode(texts).tolist(),
}))
"""


def main() -> int:
    """Try both ends and compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("floors", nargs="*", metavar="NAME==VERSION", help="floors to try instead")
    floors = _floors() | dict(text.split("==") for text in parser.parse_args().floors)
    oldest = [f"{name}=={floors[name]}" for name in LIBRARIES]
    with tempfile.TemporaryDirectory() as folder:
        results = [
            _try(Path(folder) / name, requirements)
            for name, requirements in (("oldest", oldest), ("newest", list(LIBRARIES)))
        ]
    problems = [problem for result in results for problem in result["problems"]]
    old, new = results
    if old["ids"] != new["ids"]:
        problems.append("token ids differ")
    difference = max(
        abs(a - b)
        for left, right in zip(old["vectors"], new["vectors"], strict=True)
        for a, b in zip(left, right, strict=True)
    )
    print(f"largest difference of a vector's component: {difference:.1e}")
    if difference > TOLERANCE:
        problems.append(f"vectors differ by {difference:.1e}")
    print("\n".join(problems) or "both build the shipped bytes and give the same ids and vectors")
    return 1 if problems else 0


def _floors() -> dict[str, str]:
    """The lowest version of each library that pyproject.toml allows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    lines = [*project["dependencies"], *(line for extra in extras for line in extra)]
    matches = (re.match(r"([\w-]+)>=([\d.]+)", line) for line in lines)
    return {match[1]: match[2] for match in matches if match and match[1] in LIBRARIES}


def _try(folder: Path, requirements: list[str]) -> dict[str, Any]:
    """Build and run with these requirements; the probe's answer, and what went wrong."""
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    install = [python, "-m", "pip", "install", "--quiet", "--only-binary", ":all:"]
    subprocess.run([*install, *requirements], check=True)
    built, shipped = folder / "models", ROOT / "models"
    build = [python, str(ROOT / "tools" / "build_encoder.py"), "--out", str(built)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    probe = [python, "-c", PROBE, str(ROOT), str(shipped), *LIBRARIES]
    done = subprocess.run(probe, check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    print(folder.name, result["versions"])
    result["problems"] = [
        f"{folder.name}: {path.name} is built with other bytes"
        for path in sorted(shipped.iterdir())
        if path.read_bytes() != (built / path.name).read_bytes()
    ]
    return result


if __name__ == "__main__":
    sys.exit(main())
