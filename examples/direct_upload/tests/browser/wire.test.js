// Two users attack each other's folders by every hazard that reaches the wire, and nothing comes of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { attackAs } from "./hazards.js";
import { World } from "./world.js";

let world;
before(async () => (world = await World.start()));
after(() => world.end());

const users = ["alice", "bob"];

test("two users attack each other", async (context) => {
  const pages = { alice: await world.visitor("alice"), bob: await world.visitor("bob") };
  const secrets = {};
  for (const user of users) secrets[user] = await pages[user].evaluate(keepSecret, user);
  for (const [user, other] of [users, users.toReversed()]) {
    const outcomes = await pages[user].evaluate(attackAs, { user, other, secret: secrets[other] });
    for (const { hazard, what, expected, told } of outcomes) {
      await context.test(`${user}: ${hazard}: ${what}`, () => assert.equal(told, expected));
    }
  }
  for (const user of users) {
    const found = await pages[user].evaluate(findSecret, user);
    assert.deepEqual(found, { keys: [secrets[user]], text: `the secret of ${user}` }, "nothing else is there");
  }
  assert.doesNotMatch(world.log, /differ/i, "the stand-in's two judges agree");
});

test("whoever has a key for an object may overwrite it until the key expires", async () => {
  const page = await world.visitor("alice");
  const statuses = await page.evaluate(async () => {
    const [{ here, sdkWith }, { post }] = await Promise.all([import("/cos.js"), import("/service.js")]);
    const { key } = await post("/keys/picture", { file_name: "a.png" });
    const Body = new Blob(["x"], { type: "image/png" });
    const put = () => sdkWith(key).putObject({ ...here(), Key: key.Key, Body });
    return [await put(), await put()].map(({ statusCode }) => statusCode);
  });
  assert.deepEqual(statuses, [200, 200]);
});

/** Uploads something, and gives its key. */
async function keepSecret(user) {
  const [{ here, sdkWith }, { post }] = await Promise.all([import("/cos.js"), import("/service.js")]);
  const { key } = await post("/keys/picture", { file_name: "secret.png" });
  const Body = new Blob([`the secret of ${user}`], { type: "image/png" });
  await sdkWith(key).putObject({ ...here(), Key: key.Key, Body });
  return key.Key;
}

/** All keys in one's folder, and the text of the first. */
async function findSecret(user) {
  const [{ here, sdkWith }, { post }] = await Promise.all([import("/cos.js"), import("/service.js")]);
  const sdk = sdkWith((await post("/keys/gallery")).key);
  const { Contents } = await sdk.getBucket({ ...here(), Prefix: `files/${user}/` });
  const keys = Contents.map(({ Key }) => Key);
  const { Body } = await sdk.getObject({ ...here(), Key: keys[0] });
  return { keys, text: Body };
}
