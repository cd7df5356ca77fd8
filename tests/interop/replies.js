// Gives the replies of the library to the official SDK for browsers, and looks at what it sends then.

const assert = require("node:assert");
const { createHash, createHmac } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

// What STS issued, and the reply that was made of it.
const [nested, one, other] = fs.readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

// All that was sent to COS.
let sent = [];

// As much of it as the SDK needs. COS takes everything here; anything else is where the page gets its key.
global.XMLHttpRequest = class {
  upload = {};
  headers = {};

  open(method, url) {
    Object.assign(this, { method, url: new URL(url) });
  }

  setRequestHeader(name, value) {
    this.headers[name.toLowerCase()] = value;
  }

  getAllResponseHeaders() {
    return 'etag: "1"\r\n';
  }

  send(body) {
    const isCos = this.url.host.endsWith(".myqcloud.com");
    if (isCos) sent.push({ method: this.method, url: this.url, headers: this.headers, body });
    this.status = 200;
    this.response = this.responseText = isCos ? "" : JSON.stringify(nested.reply);
    setImmediate(() => this.onload({ target: this }));
  }
};

// The SDK warns of what is no browser.
global.window = global;
const COS = require("cos-js-sdk-v5");
assert.strictEqual(COS.version, "1.10.1");

// The callback of the README of the SDK, to the letter, but quiet.
function ofReadme() {
  const readme = fs.readFileSync(path.join(path.dirname(require.resolve("cos-js-sdk-v5/package.json")), "README.md"), "utf8");
  const [, text] = readme.match(/getAuthorization: (function \(options, callback\) \{[^]*?\n    \})\n/);
  assert.match(text, /credentials\.tmpSecretId/);
  return new Function("console", `return ${text}`)({ log() {}, error: assert.fail });
}

const sdkWith = (getAuthorization) => new COS({ getAuthorization });

const upload = (cos, { bucket, region, key }, method = "putObject") =>
  cos[method]({ Bucket: bucket, Region: region, Key: key, Body: new Blob(["a picture"], { type: "image/jpeg" }) });

const placeOf = ({ Bucket, Region, Key }) => ({ bucket: Bucket, region: Region, key: Key });

// As 436/7778 encodes.
const encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());

const hmac = (key, text) => createHmac("sha1", key).update(text).digest("hex");

// The signature of a request, from what was sent and 436/7778.
function signature({ method, url, headers, body }, secret, { "q-key-time": keyTime, "q-header-list": names }) {
  const all = { host: url.host, "content-length": body.size, ...headers };
  const signed = names.split(";").map((name) => {
    assert(all[name] !== undefined, `${name} is signed and not sent`);
    return `${encode(name)}=${encode(String(all[name]))}`;
  });
  const request = [method.toLowerCase(), decodeURIComponent(url.pathname), "", signed.join("&"), ""].join("\n");
  const digest = createHash("sha1").update(request).digest("hex");
  return hmac(hmac(secret, keyTime), `sha1\n${keyTime}\n${digest}\n`);
}

function checkSent(request, place, { id, secret, token, start, end }) {
  assert.strictEqual(request.method, "PUT");
  assert.strictEqual(request.url.href, `https://${place.bucket}.cos.${place.region}.myqcloud.com/${place.key}`);
  const parts = Object.fromEntries(request.headers.authorization.split("&").map((part) => part.split("=")));
  assert.strictEqual(parts["q-ak"], id);
  assert.strictEqual(request.headers["x-cos-security-token"], token);
  const [from, until] = parts["q-key-time"].split(";").map(Number);
  assert(start <= from && from < until && until <= end, parts["q-key-time"]);
  assert.strictEqual(parts["q-sign-time"], parts["q-key-time"]);
  assert(parts["q-header-list"].split(";").includes("host"));
  assert.strictEqual(parts["q-url-param-list"], "");
  assert.strictEqual(parts["q-signature"], signature(request, secret, parts));
}

async function uploadsByNestedReply(method) {
  sent = [];
  await upload(sdkWith(ofReadme()), nested.reply, method);
  assert.strictEqual(sent.length, 1);
  checkSent(sent[0], nested.reply, nested.issued);
}

// One after the other, to the two keys and the first again; who was asked for what, and what was sent.
async function uploadsByFlatReplies(change) {
  sent = [];
  const asked = [];
  const cos = sdkWith((options, callback) => {
    const [{ prefix }] = options.Scope;
    asked.push(prefix);
    callback(change(structuredClone(prefix === one.reply.Key ? one.reply : other.reply)));
  });
  for (const { reply } of [one, other, one]) await upload(cos, placeOf(reply));
  return { asked, sent };
}

async function flatRepliesAreTaken() {
  assert.strictEqual(one.reply.ScopeLimit, true);
  const { asked, sent } = await uploadsByFlatReplies((reply) => reply);
  assert.deepStrictEqual(asked, [one.reply.Key, other.reply.Key]);
  [one, other, one].forEach(({ reply, issued }, at) => checkSent(sent[at], placeOf(reply), issued));
}

// The checks above can fail: without the limit, the SDK signs for one object with the key of another.
async function withoutLimitKeysAreMixed() {
  const { asked, sent } = await uploadsByFlatReplies(({ ScopeLimit, ...reply }) => reply);
  assert.deepStrictEqual(asked, [one.reply.Key]);
  checkSent(sent[1], placeOf(other.reply), one.issued);
  assert.throws(() => checkSent(sent[1], placeOf(other.reply), other.issued));
}

async function nestedReplyPassedStraightIsRefused() {
  const cos = sdkWith((_, callback) => callback(nested.reply));
  await assert.rejects(upload(cos, nested.reply), (error) => `${error.error} ${error.message}`.includes('missing "TmpSecretId"'));
}

// Of a signature, each part counts.
function otherSecretSignsOtherwise() {
  assert.throws(() => checkSent(sent[0], nested.reply, { ...nested.issued, secret: "another" }));
}

// A callback that never comes ends the program as well.
process.exitCode = 1;
(async () => {
  await uploadsByNestedReply("putObject");
  otherSecretSignsOtherwise();
  await uploadsByNestedReply("uploadFile");
  await flatRepliesAreTaken();
  await withoutLimitKeysAreMixed();
  await nestedReplyPassedStraightIsRefused();
  console.log("browser: the SDK takes the nested reply and the flat one");
  process.exitCode = 0;
})();
