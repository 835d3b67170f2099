import pytest

from testing.photographs import photo_file, with_comments


@pytest.fixture
def full_disk(monkeypatch):
    """Nothing can be written to a temporary file."""

    def refuse(*given, **named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)


@pytest.mark.parametrize(
    ("path", "field"), [("/picture", "file"), ("/api/v1/predictions?photo=1", "image")]
)
def test_a_large_file_of_a_form_needs_no_temporary_folder(client, full_disk, path, field):
    large = with_comments(photo_file(5), 20)
    assert len(large) > 1_000_000
    head = f'--edge\r\nContent-Disposition: form-data; name="{field}"; filename="5.jpg"\r\n\r\n'
    body = head.encode() + large + b"\r\n--edge--\r\n"
    answer = client.post(path, data=body, content_type="multipart/form-data; boundary=edge")
    assert answer.status_code == 200
