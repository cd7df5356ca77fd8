// Starts the service, asks it for keys as its page does, and gives them to the official SDKs for Node and Python.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const fetched = join(root, "target/direct_upload/interop");
const COS = createRequire(join(fetched, "node/package.json"))("cos-nodejs-sdk-v5");
const binary = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/examples/direct_upload");
const bytes = (length) => Buffer.from(Array.from({ length }, (_, at) => (at * 7) % 251));

async function main() {
  const objects = mkdtempSync(join(tmpdir(), "direct_upload-"));
  const service = spawn(binary, ["127.0.0.1:0", objects], { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  service.stderr.on("data", (text) => (log += text));
  try {
    const lines = createInterface({ input: service.stdout });
    const [{ value: line }] = [await lines[Symbol.asyncIterator]().next()];
    await play(line.match(/http:\S+/)[0]);
  } catch (error) {
    console.error(log);
    throw error;
  } finally {
    service.kill();
    rmSync(objects, { recursive: true });
  }
}

async function play(url) {
  const alice = await logIn(url, "alice", "wonderland");
  const place = await alice("/place");
  // An address counts as a domain that is bound to the bucket: these SDKs find no host below `localhost`.
  const domain = `127.0.0.1:${new URL(place.url).port}`;
  const keys = async () => ({
    domain,
    place,
    picture: await alice("/keys/picture", { file_name: "a.jpg" }),
    parts: await alice("/keys/parts", { file_name: "a.mp4" }),
    gallery: await alice("/keys/gallery"),
  });
  await withNode(await keys());
  console.log("node: the SDK uploads, lists and downloads");
  const [python, script] = [join(fetched, "python/bin/python"), fileURLToPath(new URL("sdk.py", import.meta.url))];
  execFileSync(python, [script], { input: JSON.stringify(await keys()), stdio: ["pipe", "inherit", "inherit"] });
  console.log("python: the SDK uploads, lists and downloads");
}

/** Sends what a user asks of the service. */
async function logIn(url, user, password) {
  const post = (path, body, headers) =>
    fetch(url + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body ?? {}),
    });
  const [cookie] = (await post("/login", { user, password })).headers.getSetCookie();
  return async (path, body) => {
    const answer = await post(path, body, { cookie: cookie.split(";")[0] });
    assert.equal(answer.status, 200, path);
    return answer.json();
  };
}

async function withNode({ domain, place, picture, parts, gallery }) {
  const sdk = ({ key }) =>
    new COS({ Domain: domain, Protocol: "http:", getAuthorization: (_, callback) => callback({ ...key }) });
  const here = { Bucket: place.bucket, Region: place.region };

  const [small, large] = [bytes(1_000), bytes(3_000_000)];
  const { Key } = picture.key;
  await sdk(picture).putObject({ ...here, Key, Body: small, ContentType: picture.content_type });
  await assert.rejects(sdk(picture).putObject({ ...here, Key: `${Key}x`, Body: small }), { statusCode: 403 });

  await sendParts(sdk(parts), { ...here, Key: parts.key.Key }, large);

  const { Contents } = await sdk(gallery).getBucket({ ...here, Prefix: "files/alice/" });
  for (const [key, body] of [[Key, small], [parts.key.Key, large]]) {
    assert.equal(Contents.filter((object) => object.Key === key && Number(object.Size) === body.length).length, 1);
    assert.deepEqual((await sdk(gallery).getObject({ ...here, Key: key })).Body, body);
  }
  await assert.rejects(sdk(gallery).getBucket({ ...here, Prefix: "files/bob/" }), { statusCode: 403 });
}

/** In parts of a million bytes. */
async function sendParts(sdk, object, body) {
  const { UploadId } = await sdk.multipartInit(object);
  const Parts = [];
  for (let at = 0; at < body.length; at += 1_048_576) {
    const PartNumber = Parts.length + 1;
    const Body = body.subarray(at, at + 1_048_576);
    const { ETag } = await sdk.multipartUpload({ ...object, UploadId, PartNumber, Body });
    Parts.push({ PartNumber, ETag });
  }
  await sdk.multipartComplete({ ...object, UploadId, Parts });
}

await main();
