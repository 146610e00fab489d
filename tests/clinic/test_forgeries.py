"""Of more than a thousand forged cookies, marks, codes and secrets none gets in."""

from __future__ import annotations

import random
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from clinic_of_tests import ADDRESS, a_clinic, pages_of, sent, signed_in
from starlette.testclient import TestClient

from channels.clinic_side import clinic_side
from channels.settings import Settings

COOKIE = "__Host-clinic"
EACH = 350
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
CODE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def forged(true: str, signs: str) -> Iterator[str]:
    """Ever new values that are not the true one: of chance, and true but for a sign, its end or its capitals."""
    chance = random.Random(16)  # noqa: S311 - the same forgeries each time
    while True:
        place = chance.randrange(len(true))
        other = chance.choice([sign for sign in signs if sign != true[place]])
        made = chance.choice(
            [
                "".join(chance.choice(signs) for _ in true),
                true[:place] + other + true[place + 1 :],
                true[:place],
                true + other,
                secrets.token_urlsafe(chance.randrange(1, 60)),
                true[::-1],
                f"{true}' OR '1'='1",
            ]
        )
        if made != true:
            yield made


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    """The pages with a clinician signed in and a draft that waits: browser, its true cookie, its mark, the receipt."""
    folder = Path(tmp_path_factory.mktemp("data"))
    settings = Settings(clinic=a_clinic(), data_dir=folder, address_sessions_per_minute=0)
    side = clinic_side(settings)
    client = signed_in(pages_of(side), side, "prescriber", "administrator")
    mark = re.search(r'name="csrf" value="([^"]+)"', client.get("/clinic").text)[1]
    yield client, client.cookies[COOKIE], mark, side.patients.send(sent()), side
    side.close()


def unchanged(side, receipt):
    with side.database.reading() as connection:
        draft = side.shelf.draft(connection, receipt.code)
    return (draft.state, draft.version) == ("waiting", 1)


def test_no_forged_cookie_opens_a_page(installation):
    client, cookie, _, receipt, _ = installation
    tries = [value for _, value in zip(range(EACH), forged(cookie, SIGNS), strict=False)]
    places = ("/clinic", f"/clinic/drafts/{receipt.code}", "/clinic/new", "/clinic/administration")
    visitor = TestClient(client.app, base_url=ADDRESS, follow_redirects=False)
    got_in = [
        value
        for number, value in enumerate(tries)
        if visitor.get(places[number % len(places)], headers={"Cookie": f"{COOKIE}={value}"}).status_code != 303
    ]
    assert got_in == []


def test_no_forged_mark_takes_a_step(installation):
    client, _, mark, receipt, side = installation
    steps = ("reject", "confirm", "facts", "ask", "protocol", "change")
    fields = {"version": "1", "reason": "seen_in_person", "checked": "yes", "question": "Q?", "protocol": "uk-nice-bnf"}
    got_in = []
    for number, value in zip(range(EACH), forged(mark, SIGNS), strict=False):
        step = steps[number % len(steps)]
        answer = client.post(f"/clinic/drafts/{receipt.code}/{step}", data={**fields, "csrf": value, "results": "0"})
        if answer.status_code != 403:
            got_in.append((step, value))
    assert got_in == []
    assert unchanged(side, receipt)


def test_no_forged_secret_or_code_opens_a_draft(installation):
    client, _, _, receipt, side = installation
    other = side.patients.send(sent(message="another"))
    secret_tries = forged(receipt.secret.replace("-", ""), CODE_SIGNS)
    code_tries = forged(receipt.code.removeprefix("B12-"), CODE_SIGNS)
    pairs = [(receipt.code, other.secret), (other.code, receipt.secret)]
    pairs += [(receipt.code, next(secret_tries)) for _ in range(EACH)]
    pairs += [(next(code_tries), receipt.secret) for _ in range(EACH)]
    true = receipt.code.removeprefix("B12-")
    got_in = [
        (code, secret)
        for code, secret in pairs
        if code.upper().removeprefix("B12-") != true or code == receipt.code
        if client.post("/clinic/return", data={"code": code, "secret": secret}).status_code != 404
    ]
    assert got_in == []


def test_the_true_ones_do_get_in(installation):
    client, _, mark, receipt, _ = installation
    assert client.get(f"/clinic/drafts/{receipt.code}").status_code == 200
    assert client.post("/clinic/return", data={"code": receipt.code, "secret": receipt.secret}).status_code == 200
    question = {"csrf": mark, "version": "1", "question": "When was the last one?"}
    assert client.post(f"/clinic/drafts/{receipt.code}/ask", data=question).status_code == 303
