"""Where a user's files are is what the library that knows every system says."""

from __future__ import annotations

import platformdirs
import pytest

from mo_advisor.homes import config_folder, data_folder


@pytest.mark.parametrize("home", ["/home/somebody", "/home/somebody/", "/", "", "home", None])
@pytest.mark.parametrize("named", ["/somewhere/else", "/somewhere/else/", "else", " ", None])
def test_the_folders_are_those_of_the_library(monkeypatch: pytest.MonkeyPatch, home: str | None, named: str | None) -> None:
    for variable, value in (("HOME", home), ("XDG_DATA_HOME", named), ("XDG_CONFIG_HOME", named)):
        monkeypatch.delenv(variable, raising=False) if value is None else monkeypatch.setenv(variable, value)
    assert data_folder() == platformdirs.user_data_dir("mo-advisor", appauthor=False)
    assert config_folder() == platformdirs.user_config_dir("mo-advisor", appauthor=False)
