import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { InvalidPermit, Permits } from "../src/permits.js";

/** The permits that every client is tested by: the file that MAGBELLEN_PERMITS names. */
const file = JSON.parse(readFileSync(process.env["MAGBELLEN_PERMITS"] ?? "../permits.json", "utf8"));

async function seen(permits: Permits, vector: { permit: string; callee: string; at: string }): Promise<string> {
  try {
    return (await permits.verify(vector.permit, vector.callee, new Date(vector.at))).decision;
  } catch (error) {
    if (error instanceof InvalidPermit) {
      return error.fault;
    }
    throw error;
  }
}

for (const vector of file.vectors) {
  test(`a permit ${vector.name}`, async () => {
    const permits = new Permits(file.jwks, file.issuer);
    assert.equal(await seen(permits, vector), vector.decision ?? vector.fault);
  });
}

test("a permit of another gateway lets no call out", async () => {
  assert.equal(await seen(new Permits(file.jwks, "https://other.example"), file.vectors[0]), "OTHER_ISSUER");
});

test("a permit of a call is none of a test", async () => {
  assert.equal(await seen(new Permits(file.jwks, file.issuer, true), file.vectors[0]), "TEST");
});
