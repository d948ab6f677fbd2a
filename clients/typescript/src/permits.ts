import { createHash } from "node:crypto";
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";

/** What is wrong with a permit. NOT_SIGNED: none of the keys signed it, or it is no permit at all. */
export type Fault = "NOT_SIGNED" | "OTHER_ISSUER" | "TEST" | "NOT_YET" | "EXPIRED" | "OTHER_CALLEE";

/** A permit that lets no call out. */
export class InvalidPermit extends Error {
  constructor(readonly fault: Fault) {
    super(`the permit lets no call out: ${fault}`);
  }
}

/** What a valid permit says; obligations has two letters for each duty in the call. */
export interface Permit {
  decision: string;
  validUntil: Date;
  callerId?: string;
  advertiser: string;
  agency?: string;
  purpose: string;
  subject?: string;
  basis: string;
  obligations: string[];
}

interface Claims extends Omit<Permit, "decision" | "validUntil" | "obligations"> {
  iss: string;
  jti: string;
  nbf: number;
  exp: number;
  test?: boolean;
  calleeDigest: string;
  obligations: string;
}

/** Verifies permits of one gateway without asking anybody. */
export class Permits {
  readonly #keys: ReturnType<typeof createLocalJWKSet>;

  /**
   * @param jwks what the gateway shows at /.well-known/jwks.json; fetch it anew when a permit is NOT_SIGNED, at most
   *   once in five minutes
   * @param issuer the gateway's address
   * @param tests only permits of test- advertisers are valid, which let no call out; their keys are at
   *   /.well-known/test-jwks.json
   */
  constructor(
    jwks: JSONWebKeySet,
    private readonly issuer: string,
    private readonly tests = false,
  ) {
    this.#keys = createLocalJWKSet(jwks);
  }

  /** What the permit says, if it lets a call out to this number (E.164) at this instant; else InvalidPermit. */
  async verify(permit: string, callee: string, at = new Date()): Promise<Permit> {
    const claims = await this.#signed(permit);
    const now = Math.floor(at.getTime() / 1000);
    check(claims.iss === this.issuer, "OTHER_ISSUER");
    check((claims.test === true) === this.tests, "TEST");
    check(now >= claims.nbf, "NOT_YET");
    check(now < claims.exp, "EXPIRED");
    const digest = createHash("sha256").update(`${claims.jti}:${callee}`).digest("base64url");
    check(claims.calleeDigest === digest, "OTHER_CALLEE");
    const { iss, jti, nbf, exp, test, calleeDigest, obligations, ...said } = claims;
    return { ...said, decision: jti, validUntil: new Date(exp * 1000), obligations: obligations.split(" ") };
  }

  async #signed(permit: string): Promise<Claims> {
    try {
      const { payload } = await compactVerify(permit, this.#keys, { algorithms: ["EdDSA"] });
      return JSON.parse(new TextDecoder().decode(payload)) as Claims;
    } catch {
      throw new InvalidPermit("NOT_SIGNED");
    }
  }
}

function check(holds: boolean, otherwise: Fault): void {
  if (!holds) {
    throw new InvalidPermit(otherwise);
  }
}
