"""Scores and keeps a sample by the Python client: <base address> <submission.json>."""

import sys

import openapi_client
from openapi_client.exceptions import ApiException
from openapi_client.models import Submission

base, file = sys.argv[1:3]
with open(file, encoding="utf-8") as text:
    submission = Submission.from_json(text.read())

with openapi_client.ApiClient(openapi_client.Configuration(host=base)) as client:
    scores = openapi_client.ScoreApi(client)
    evaluations = openapi_client.EvaluationsApi(client)
    scored = scores.score(submission, trace="full", why_not=True, lang="en")
    assert scored.total == 91, scored.total
    assert scored.grade == "优", scored.grade
    kept = evaluations.keep(submission, trace="none")
    assert kept.total == scored.total, kept.total
    page = evaluations.list_evaluations(fiscal_year=2020, page=0, size=1)
    assert len(page.evaluations) == 1, page
    for entry in submission.indicators:
        entry.checks = entry.checks or []
        entry.evidence = entry.evidence or []
    assert scores.score(submission, trace="none").total == scored.total
    try:
        scores.score(Submission(scheme="nowhere", fiscalYear=2020))
        raise AssertionError("a scheme that there is not was scored")
    except ApiException as refused:
        assert refused.status == 422, refused.status
    print(f"Python: total {scored.total}, kept {kept.id}")
