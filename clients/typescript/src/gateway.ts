import { createHash } from "node:crypto";
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./api.js";

type Schemas = components["schemas"];
export type Question = Schemas["Question"];
export type PartialQuestion = Schemas["PartialQuestion"];
export type CallPermission = Schemas["CallPermission"];
export type AnswerOrProblem = Schemas["AnswerOrProblem"];
export type OutcomeRequest = Schemas["OutcomeRequest"];
export type OutcomeRecord = Schemas["OutcomeRecord"];
export type Changes = Schemas["PageFeedItem"];
export type Problem = Schemas["Problem"];

/** The gateway refused, or could not answer: there is no call. */
export class NotAnswered extends Error {
  constructor(
    readonly status: number,
    readonly problem?: Problem,
  ) {
    super(problem?.detail ?? `the gateway answered ${status}`);
  }
}

const ONE = 2_000;
const MANY = 60_000;

/**
 * A gateway, as a dialer asks it. Only an answer that says PERMIT lets a call out: whatever is thrown means that there
 * is no call. All else that the gateway does: `http`.
 */
export class Magbellen {
  readonly http: Client<paths>;

  /**
   * @param gateway its address
   * @param token gives an access token that has not ended
   */
  constructor(gateway: string, token: () => string | Promise<string>) {
    this.http = createClient<paths>({ baseUrl: gateway.replace(/\/$/, "") });
    this.http.use({
      async onRequest({ request }) {
        request.headers.set("Authorization", `Bearer ${await token()}`);
      },
    });
  }

  /** May this call be made now? */
  async ask(question: Question): Promise<CallPermission> {
    const params = { header: { Prefer: "wait=1" } };
    const signal = AbortSignal.timeout(ONE);
    return answered(await this.http.POST("/v1/call-permissions", { body: question, params, signal }));
  }

  /** The same for many, in their order: for each the decision, or a problem with a `status`. */
  async askAll(items: PartialQuestion[], defaults: PartialQuestion = {}): Promise<AnswerOrProblem[]> {
    const signal = AbortSignal.timeout(MANY);
    const body = { items, defaults };
    return answered(await this.http.POST("/v1/call-permissions/batch", { body, signal })).items;
  }

  /**
   * Reports how a call ended; if it throws, send the same again, which counts once. An objection in it
   * is in force when this returns.
   */
  async report(decision: string, outcome: OutcomeRequest): Promise<OutcomeRecord> {
    const key = createHash("sha256").update(decision + JSON.stringify(outcome)).digest("base64url");
    const params = { path: { id: decision }, header: { "Idempotency-Key": key } };
    const signal = AbortSignal.timeout(MANY);
    return answered(await this.http.POST("/v1/call-permissions/{id}/outcome", { body: outcome, params, signal }));
  }

  /**
   * What makes numbers no longer callable, or callable again.
   *
   * @param after `now` to begin, then `nextCursor` of the page before
   * @param wait waits for a change, up to 30 seconds
   */
  async changes(after: string, wait = 0): Promise<Changes> {
    const params = { query: { after, wait } };
    const signal = AbortSignal.timeout(MANY + wait * 1000);
    const headers = { Accept: "application/json" };
    return answered(await this.http.GET("/v1/changes", { params, signal, headers })) as Changes;
  }
}

function answered<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) {
    throw new NotAnswered(answer.response.status, answer.error as Problem | undefined);
  }
  return answer.data;
}
