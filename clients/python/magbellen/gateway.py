"""A gateway, as a dialer asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID, uuid5

import magbellen_api as api

_ONE = 2.0
_MANY = 60.0


class Magbellen:
    """Only an answer that says PERMIT lets a call out: whatever is raised means that there is no call.

    `token` gives an access token that has not ended. All else that the gateway does: `http()` with the classes of
    `magbellen_api`.
    """

    def __init__(self, gateway: str, token: Callable[[], str]):
        self._client = api.ApiClient(api.Configuration(host=gateway.rstrip("/"), retries=False))
        self._token = token

    def http(self) -> api.ApiClient:
        """For the classes of `magbellen_api`; ask for it anew when the token may have ended."""
        self._client.configuration.access_token = self._token()
        return self._client

    def ask(self, question: api.Question) -> api.CallPermission:
        """May this call be made now?"""
        return api.CallPermissionsApi(self.http()).ask_call_permission(
            question, prefer="wait=1", _request_timeout=_ONE
        )

    def ask_all(
        self, questions: Iterable[api.PartialQuestion], defaults: api.PartialQuestion | None = None
    ) -> list[api.AnswerOrProblem]:
        """The same for many, in their order: for each the decision, or a problem with a `status`."""
        asked = api.Questions(items=list(questions), defaults=defaults)
        return api.CallPermissionsApi(self.http()).ask_call_permissions(asked, _request_timeout=_MANY).items

    def report(self, decision: UUID, outcome: api.OutcomeRequest) -> api.OutcomeRecord:
        """Reports how a call ended. An objection in it is in force when this returns.

        If it raises, send the same again: it counts once.
        """
        return api.OutcomesApi(self.http()).report_outcome(
            decision, outcome, idempotency_key=str(uuid5(decision, outcome.to_json())), _request_timeout=_MANY
        )

    def changes(self, after: str, wait: int = 0) -> api.PageFeedItem:
        """What makes numbers no longer callable, or callable again.

        `after` is `now` to begin, then `next_cursor` of the page before; `wait` waits for a change, up to 30 seconds.
        """
        return api.ChangesApi(self.http()).list_changes(after=after, wait=wait, _request_timeout=_MANY + wait)
