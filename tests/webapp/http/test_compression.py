import re


def test_the_first_load_is_at_most_60_kb_on_the_wire(client):
    html = client.get("/").text
    paths = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"', html))
    sizes = []
    for path in ["/", *paths]:
        with client.get(path, headers={"Accept-Encoding": "br"}) as answer:
            sizes.append(len(answer.data))
    assert sum(sizes) <= 60_000, sum(sizes)
