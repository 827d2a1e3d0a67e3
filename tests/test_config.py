"""Settings: what is given, else the environment, else the file, else the default."""

import pytest

from journal.config import BadSetting, load


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"JOURNAL_PORT": "8123"}, "http://127.0.0.1:8123"),
        ({"JOURNAL_HOST": "0.0.0.0", "JOURNAL_PORT": "80"}, "http://127.0.0.1:80"),
        ({"JOURNAL_HOST": "::1"}, "http://[::1]:8000"),
        ({"JOURNAL_PORT": "9", "JOURNAL_BASE_URL": "https://j.example/"}, "https://j.example"),
    ],
)
def test_links_lead_to_where_the_journal_answers(tmp_path, environment, address):
    assert load({"INSTANCE": str(tmp_path)}, environment)["BASE_URL"] == address


def test_a_setting_that_cannot_be_is_refused_by_its_name(tmp_path):
    (tmp_path / "journal.toml").write_text('port = "many"\n')
    with pytest.raises(BadSetting, match="JOURNAL_PORT takes a whole number"):
        load({"INSTANCE": str(tmp_path)}, {})
    (tmp_path / "journal.toml").write_text("prot = 80\n")
    with pytest.raises(BadSetting, match="a setting 'prot' that does not exist"):
        load({"INSTANCE": str(tmp_path)}, {})
    (tmp_path / "journal.toml").write_text('base_url = "j.example"\n')
    with pytest.raises(BadSetting, match="JOURNAL_BASE_URL takes http"):
        load({"INSTANCE": str(tmp_path)}, {})


def test_the_secret_is_made_once_and_read_by_its_owner_alone(tmp_path):
    first = load({"INSTANCE": str(tmp_path)}, {})["SECRET_KEY"]
    assert first == load({"INSTANCE": str(tmp_path)}, {})["SECRET_KEY"]
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
