"""What is shipped: the wheel, installed by itself, and the checkout, each run from another directory."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mo_advisor import __version__
from tests.conftest import SHIPPED
from tests.training.samples import PACKS

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.slow
INSTALL = ("--no-deps", "--no-index", "--quiet", "--disable-pip-version-check")


def pip(*arguments: str, folder: Path) -> None:
    """Runs pip, and fails with what it says."""
    made = subprocess.run([sys.executable, "-m", "pip", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once from the checkout; with the builder that is here, or else with one that pip fetches."""
    folder = tmp_path_factory.mktemp("wheel")
    with_what_is_here = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    pip("wheel", "--no-deps", "--quiet", *with_what_is_here, "--wheel-dir", str(folder), str(ROOT), folder=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """A folder into which the wheel was installed, apart from the checkout."""
    target = wheel.parent / "installed"
    pip("install", *INSTALL, "--target", str(target), str(wheel), folder=wheel.parent)
    return target


def run(code: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the command out of `code`, in another folder, in a home of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MO_ADVISOR", "XDG_"))}
    return subprocess.run(
        [sys.executable, "-m", "mo_advisor", *arguments],
        cwd=folder, env={**environment, "PYTHONPATH": str(code), "HOME": str(folder)}, capture_output=True, encoding="utf-8", check=False,
    )


def test_the_wheel_holds_the_code_the_protocols_and_their_licence_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = {str(path.relative_to(ROOT)) for path in (ROOT / "mo_advisor").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    information = {name for name in names if name.startswith(f"mo_advisor-{__version__}.dist-info/")}
    assert {name.rpartition("/")[2] for name in information} >= {"METADATA", "RECORD", "entry_points.txt", "LICENSE"}
    packs = {f"mo_advisor/packs/{pack}.yaml" for pack in PACKS}
    assert names - information == tracked | packs | {f"mo_advisor/protocols/{protocol}.yaml" for protocol in SHIPPED}
    assert {"mo_advisor/protocol.schema.json", "mo_advisor/vocabulary.yaml", "mo_advisor/py.typed"} <= names


def test_the_shipped_protocols_are_those_of_the_checkout(wheel: Path) -> None:
    files = {path.stem for path in (ROOT / "protocols").glob("*.yaml")}
    assert files == set(SHIPPED)
    archive = zipfile.ZipFile(wheel)
    for protocol in SHIPPED:
        assert archive.read(f"mo_advisor/protocols/{protocol}.yaml") == (ROOT / "protocols" / f"{protocol}.yaml").read_bytes()


def test_the_shipped_packs_are_those_of_the_checkout(wheel: Path, installed: Path, tmp_path: Path) -> None:
    assert {path.stem for path in (ROOT / "packs").glob("*.yaml")} == set(PACKS)
    archive = zipfile.ZipFile(wheel)
    assert all(archive.read(f"mo_advisor/packs/{pack}.yaml") == (ROOT / "packs" / f"{pack}.yaml").read_bytes() for pack in PACKS)
    command = ("train", "run", "induction", "--reveal", "all", "-p", "solihull")
    made = run(installed, tmp_path, *command)
    assert made.returncode == 0, made.stderr
    assert made.stdout == run(ROOT, tmp_path, *command).stdout


def test_the_installed_code_is_what_runs(installed: Path, tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-c", "import mo_advisor; print(mo_advisor.__file__)"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(installed)}, capture_output=True, encoding="utf-8", check=True,
    )
    assert Path(made.stdout.strip()) == installed / "mo_advisor" / "__init__.py"


@pytest.mark.parametrize("where", ["wheel", "checkout"])
def test_it_works_from_another_directory(where: str, installed: Path, tmp_path: Path) -> None:
    code = installed if where == "wheel" else ROOT
    listed = run(code, tmp_path, "protocols", "--format", "json")
    assert listed.returncode == 0, listed.stderr
    assert {one["id"] for one in json.loads(listed.stdout)["protocols"]} == set(SHIPPED)
    cited = run(code, tmp_path, "cite", "7.3.1", "--protocol", "somerset")
    assert (cited.returncode, cited.stderr) == (0, "")
    assert "7.3.1  Complaints about Officers" in cited.stdout
    advised = run(code, tmp_path, "ask", "--protocol", "somerset", "--who", "member", "--what", "complain-about-officer", "--no-input")
    assert advised.returncode == 0, advised.stderr
    assert "7.3.1" in advised.stdout
    shown = run(code, tmp_path, "show", "solihull", "--contents")
    assert shown.returncode == 0, shown.stderr


def test_the_wheel_and_the_checkout_say_the_same(installed: Path, tmp_path: Path) -> None:
    command = ("ask", "--protocol", "somerset", "--what", "not-covered", "--no-input", "--format", "json")
    assert run(installed, tmp_path, *command).stdout == run(ROOT, tmp_path, *command).stdout


@pytest.mark.parametrize("where", ["wheel", "checkout"])
def test_check_finds_what_the_readme_says(where: str, installed: Path, tmp_path: Path) -> None:
    made = run(installed if where == "wheel" else ROOT, tmp_path, "check")
    assert (made.returncode, made.stdout) == (0, "5 files checked: 0 errors, 0 warnings.\n")
    assert f"$ mo-advisor check\n{made.stdout}" in "".join(path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *ROOT.glob("docs/*.md")))


def test_a_source_that_is_missing_is_a_warning_for_a_file_of_ones_own(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes((installed / "mo_advisor" / "protocols" / "solihull.yaml").read_bytes())
    made = run(installed, tmp_path, "check", "./mine.yaml")
    assert made.returncode == 0
    assert "mine.yaml:2:1: warning verbatim its words were compared with nothing: sources/" in made.stdout
    assert made.stdout.endswith("1 file checked: 0 errors, 1 warning.\n")


def test_the_command_itself_is_installed(installed: Path, tmp_path: Path) -> None:
    command = installed / "bin" / "mo-advisor"
    made = subprocess.run(
        [sys.executable, str(command), "--version"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(installed)}, capture_output=True, encoding="utf-8", check=False,
    )
    assert (made.returncode, made.stdout) == (0, f"mo-advisor {__version__}\n")
    assert os.access(command, os.X_OK)
