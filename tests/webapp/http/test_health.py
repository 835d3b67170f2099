from digits.litert import RecognizerUnavailable
from testing.pictures import as_base64, digit_picture
from webapp import create_app
from webapp.settings import Settings


def test_healthz_answers_while_the_process_lives(client):
    assert client.get("/healthz").json == {"status": "alive"}


def test_readyz_names_the_model_once_it_answers(client, recognizer):
    expected = {"model": recognizer.bundle.version, "network": "float"}
    assert client.get("/readyz").json == {"status": "ready", **expected}


class Unavailable:
    def probabilities(self, images):
        raise RecognizerUnavailable("expected LiteRT to open the model, got no memory")

    def predict(self, ink):
        return self.probabilities(ink)


def test_a_model_that_cannot_be_run_is_503_and_says_when_to_try_again():
    client = create_app(Settings(), Unavailable()).test_client()
    image = {"image": as_base64(digit_picture(7))}
    for answer in [client.get("/readyz"), client.post("/api/v1/predictions", json=image)]:
        assert answer.status_code == 503
        assert answer.content_type == "application/problem+json"
        assert int(answer.headers["Retry-After"]) > 0
    assert client.get("/healthz").status_code == 200
