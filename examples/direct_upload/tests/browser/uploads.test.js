// Uploads that are allowed, by the page itself.

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { World, told } from "./world.js";

let world;
before(async () => (world = await World.start()));
after(() => world.end());

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** A file of random bytes: what COS is told that it is goes by its name. */
async function file(name, size) {
  const path = join(world.objects, name);
  const bytes = randomBytes(size);
  await writeFile(path, bytes);
  return { path, bytes };
}

/** Uploads by the page, and says which key the object has. */
async function upload(page, style, { path }) {
  await page.click(`#upload [value=${style}]`);
  await (await page.$("#file")).uploadFile(path);
  const text = await told(page, "#upload output");
  assert.match(text, /^Uploaded /, text);
  return text.match(/files\/\S+/)[0];
}

/** What COS has under a key, read by the official SDK with the key of the gallery. */
async function stored(page, key) {
  const base64 = await page.evaluate(async (Key) => {
    const [{ here, sdkWith }, { post }] = await Promise.all([import("/cos.js"), import("/service.js")]);
    const { key } = await post("/keys/gallery");
    const { Body } = await sdkWith(key).getObject({ ...here(), Key, DataType: "blob" });
    const bytes = new Uint8Array(await Body.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  }, key);
  return Buffer.from(base64, "base64");
}

/** One file for each object, named by a digest of its key. */
const onDisk = async () => (await readdir(world.objects, { recursive: true })).map((path) => path.split("/").at(-1));

const styles = { put: 300_000, parts: 3_500_000, form: 300_000, url: 300_000 };

for (const [style, size] of Object.entries(styles)) {
  test(`an upload by ${style}`, async () => {
    const page = await world.visitor("alice");
    const sent = await file(`${style}.png`, size);
    const key = await upload(page, style, sent);
    assert.match(key, /^files\/alice\/\d{4}\/\d\d\/\d\d\/[a-z0-9]{26}\.png$/);
    assert.equal(digest(await stored(page, key)), digest(sent.bytes));
    assert.ok((await onDisk()).includes(digest(key)), "it is on the disk");
    assert.equal(await page.$eval("#progress progress", (progress) => progress.value), 1);
    assert.deepEqual(page.complaints, []);
  });
}

test("what was uploaded is there after the power is cut", async () => {
  const page = await world.visitor("alice");
  const sent = await file("kept.png", 200_000);
  const key = await upload(page, "put", sent);
  await world.kill();
  assert.equal(digest(await stored(await world.visitor("alice"), key)), digest(sent.bytes));
});

test("an upload in parts goes on after the connection was lost", async () => {
  const page = await world.visitor("alice");
  const sent = await file("long.png", 8_000_000);
  const arrived = [];
  let isBack = false;
  page.on("request", (request) => {
    const part = request.method() === "PUT" && new URL(request.url()).searchParams.get("partNumber");
    const isLost = part && arrived.length >= 4 && !isBack;
    if (part && !isLost) arrived.push(Number(part));
    isLost ? request.abort() : request.continue();
  });
  await page.setRequestInterception(true);
  await page.click("#upload [value=parts]");
  await (await page.$("#file")).uploadFile(sent.path);
  // The SDK tries each part several times.
  await page.waitForSelector("#upload output.wrong:not(:empty)", { timeout: 60_000 });
  isBack = true;
  const key = await upload(page, "parts", sent);
  assert.deepEqual(arrived.sort(), [1, 2, 3, 4, 5, 6, 7, 8], "no part is sent twice");
  assert.equal(digest(await stored(page, key)), digest(sent.bytes));
});

test("a file that is dropped", async () => {
  const page = await world.visitor("alice");
  await page.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(1000)], "dropped.png", { type: "image/png" }));
    document.querySelector("#zone").dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
  });
  assert.match(await told(page, "#upload output"), /^Uploaded 1000 B as files\/alice\//);
  assert.equal(await page.$eval("#preview", (preview) => preview.hidden), false);
});

test("an object that is deleted leaves the gallery", async () => {
  const page = await world.visitor("bob");
  const key = await upload(page, "put", await file("gone.png", 1000));
  await page.waitForSelector("#gallery li button");
  await page.click("#gallery li button");
  await page.waitForFunction(() => document.querySelector("#gallery output").value);
  assert.equal(await page.$eval("#gallery output", (output) => output.value), "Nothing is here yet.");
  assert.ok(!(await onDisk()).includes(digest(key)));
  assert.deepEqual(page.complaints, []);
});

test("a file that the service does not take", async () => {
  const page = await world.visitor("alice");
  await (await page.$("#file")).uploadFile((await file("page.html", 10)).path);
  assert.match(await told(page, "#upload output"), /the extension of `page.html` is not on the list/);
});
