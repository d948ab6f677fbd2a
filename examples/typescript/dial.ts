import { type CallPermission, Magbellen, Permits } from "@magbellen/client";

/** Dials test numbers: dial.js +31200000000 +31200000015. Nobody is called. */
const url = process.env["MAGBELLEN_URL"] ?? "http://localhost:8080";
const magbellen = new Magbellen(url, () => process.env["MAGBELLEN_TOKEN"] ?? "");

async function dial(callee: string): Promise<void> {
  const question = { callee, advertiser: "test-shop", callerId: "+31207001234", purpose: "COMMERCIAL", subject: "any" } as const;
  let answer: CallPermission;
  try {
    answer = await magbellen.ask(question);
  } catch (notDecided) {
    console.log(`${callee} ${notDecided}: no call`);
    return;
  }
  if (answer.decision === "PERMIT") {
    await call(callee, answer);
  } else {
    console.log(`${callee} DENY ${answer.reasons[0]?.code}: no call`);
  }
}

async function call(callee: string, answer: CallPermission): Promise<void> {
  // What a carrier does, which sees the permit alone. For real calls: jwks.json, and no third argument.
  const keys = await (await fetch(`${url}/.well-known/test-jwks.json`)).json();
  const { decision } = await new Permits(keys, url, true).verify(answer.permit ?? "", callee);
  console.log(`${callee} PERMIT ${decision === answer.id ? "verified" : "of another"}`);
  await magbellen.report(decision, { connected: true, rightToObject: "AGENT", disposition: "SALE" });
  console.log(`${callee} reported`);
}

const { nextCursor } = await magbellen.changes("now");
for (const callee of process.argv.slice(2)) {
  await dial(callee);
}
console.log(`changes: ${(await magbellen.changes(nextCursor)).items.length}`);
