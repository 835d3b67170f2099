import pytest

from testing.pictures import as_file, digit_picture
from webapp.http.overload import PATIENCE_S, waited_s

PATH = "/api/v1/predictions"


@pytest.fixture(params=[PATIENCE_S * 0.9, PATIENCE_S * 1.1], ids=["soon", "late"])
def waited(request):
    token = waited_s.set(request.param)
    yield request.param
    waited_s.reset(token)


def test_a_drawing_that_has_waited_too_long_is_refused_with_when_to_come_back(client, waited):
    picture = as_file(digit_picture(4))
    answer = client.post(PATH, data=picture, content_type="image/png")
    if waited < PATIENCE_S:
        assert answer.status_code == 200
    else:
        assert answer.status_code == 503
        assert answer.content_type == "application/problem+json"
        assert answer.headers["Retry-After"] == "1"
        assert "expected to be served within 1 s" in answer.json["detail"]


@pytest.mark.parametrize("path", ["/", "/healthz", "/readyz"])
def test_pages_and_health_are_served_however_late(client, waited, path):
    assert client.get(path).status_code == 200
