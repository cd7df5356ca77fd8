// Reads what the library signed, and signs it with the official SDK.

const assert = require("node:assert");
const { default: Sign } = require("tencentcloud-sdk-nodejs-common/tencentcloud/common/sign");

const strict = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());

const lines = require("node:fs").readFileSync(0, "utf8").split("\n").filter(Boolean);
assert(lines.length > 0);
for (const line of lines) {
  const { id, secret, service, host, content_type, timestamp, payload, authorization, encoded } = JSON.parse(line);
  const signed = Sign.sign3({
    method: "POST",
    url: `https://${host}/`,
    payload: Buffer.from(payload),
    timestamp,
    service,
    secretId: id,
    secretKey: secret,
    headers: { "Content-Type": content_type },
  });
  assert.strictEqual(signed, authorization, line);
  assert.strictEqual(strict(payload), encoded, line);
}
console.log(`node: ${lines.length} signatures agree`);
