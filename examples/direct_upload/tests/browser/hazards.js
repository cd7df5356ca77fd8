// What one user sends to get at what is another's, with the official SDK and with requests that the SDK would not send. It runs
// in the page, so it has nothing of its surroundings.

/**
 * Sends all of it as somebody who is logged in; `secret` is the key of an object of the other user.
 *
 * Of each attempt it tells the hazard, what was tried, and what came of it: a status and a code of COS where it is refused.
 */
export async function attackAs({ user, other, secret }) {
  const [{ here, presigned, sdkWith, send, sendForm, urlOf }, { post }] = await Promise.all([
    import("/cos.js"),
    import("/service.js"),
  ]);
  const mib = 1024 ** 2;
  const name = { file_name: "attack.png" };
  const [picture, parts, form, gallery] = await Promise.all([
    post("/keys/picture", name),
    post("/keys/parts", name),
    post("/forms", name),
    post("/keys/gallery"),
  ]);
  const [own, ownParts] = [picture.key.Key, parts.key.Key];
  const [putting, slicing, looking] = [picture, parts, gallery].map(({ key }) => sdkWith(key));
  const file = (size = 100, type = "image/png", name = "attack.png") => new File([new Uint8Array(size)], name, { type });
  const { Bucket, Region } = here();
  const climb = `files/${user}/../${secret.slice("files/".length)}`;

  const put = (Key, options = {}) =>
    putting.putObject({ Bucket, Region, Key, Body: file(), ContentType: "image/png", ...options });
  const list = (Prefix, sdk = looking) => sdk.getBucket({ Bucket, Region, Prefix });
  const copy = (Key, source) =>
    putting.putObjectCopy({ Bucket, Region, Key, CopySource: `${Bucket}.cos.${Region}.myqcloud.com/${source}` });
  const postForm = (fields, attachment = file()) => sendForm(form.form, attachment, { fields });

  /** Signed for a key, and sent to a path as it is. */
  const raw = ({ key }, method, object, { path = encodeURIComponent(object), body, query = {}, headers = {} } = {}) => {
    const { TmpSecretId: SecretId, TmpSecretKey: SecretKey, SecurityToken } = key;
    const Authorization = COS.getAuthorization({ SecretId, SecretKey, Method: method, Key: object, Query: query });
    const search = new URLSearchParams(query).toString();
    const url = urlOf(path) + (search && `?${search}`);
    return send(method, url, body, { headers: { Authorization, "x-cos-security-token": SecurityToken, ...headers } });
  };
  const rawPut = (object, options = {}) => {
    return raw(picture, "PUT", object, { body: file(), headers: { "Content-Type": "image/png" }, ...options });
  };

  /** A form that is signed here, with a key that is no secret to the page. */
  const selfSigned = async ({ TmpSecretId, TmpSecretKey, SecurityToken, StartTime, ExpiredTime }, key) => {
    const time = `${StartTime};${ExpiredTime}`;
    const conditions = [{ "q-sign-algorithm": "sha1" }, { "q-ak": TmpSecretId }, { "q-sign-time": time }];
    const policy = JSON.stringify({ expiration: new Date(ExpiredTime * 1000).toISOString(), conditions });
    const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const bytes = (text) => new TextEncoder().encode(text);
    const hmac = async (secret, text) => {
      const key = await crypto.subtle.importKey("raw", bytes(secret), { name: "HMAC", hash: "SHA-1" }, false, ["sign"]);
      return hex(await crypto.subtle.sign("HMAC", key, bytes(text)));
    };
    const digest = hex(await crypto.subtle.digest("SHA-1", bytes(policy)));
    const fields = {
      key,
      policy: btoa(policy),
      "q-sign-algorithm": "sha1",
      "q-ak": TmpSecretId,
      "q-key-time": time,
      "q-signature": await hmac(await hmac(TmpSecretKey, time), digest),
      "x-cos-security-token": SecurityToken,
    };
    return sendForm({ fields }, file());
  };

  const escaped = (text) => Array.from(text, (letter) => `%${letter.charCodeAt(0).toString(16)}`).join("");
  const theirs = "403 this folder is another user's";
  const tries = [
    ["wildcard_injection", "the key *", () => put("*")],
    ["wildcard_injection", "a star in one's folder", () => put(`files/${user}/*`)],
    ["wildcard_injection", "a star as prefix", () => list("*")],
    ["wildcard_injection", "a star for the user", () => list("files/*/")],
    ["path_injection", "up and over, encoded slashes", () => rawPut(`files/${user}/../${other}/attack.png`)],
    ["path_injection", "below one's object", () => rawPut(`${own}/../../../../../${other}/attack.png`)],
    ["path_injection", "one's folder, encoded twice", () => raw(gallery, "GET", `files/${escaped(user)}/a.png`)],
    ["path_injection", "up and over, encoded twice", () => rawPut(`files/${user}/%2e%2e%2f${other}/attack.png`)],
    ["path_injection", "a backslash", () => rawPut(`files/${user}\\..\\${other}/attack.png`)],
    ["path_injection", "two slashes", () => rawPut(`files//${user}/attack.png`)],
    ["path_injection", "a NUL behind one's key", () => rawPut(`${own}\0.png`)],
    // Within one's folder by its text, and nothing else goes by it.
    ["path_injection", "to list a prefix with ..", async () => {
      const { Contents } = await list(`files/${user}/../${other}/`);
      return `${Contents.length} keys`;
    }, "0 keys"],
    ["path_injection", "to read by ..", () => raw(gallery, "GET", climb), "404 NoSuchKey"],
    ["path_injection", "to delete by ..", () => raw(gallery, "DELETE", climb).then(() => "nothing"), "nothing"],
    ["loose_prefix", "a user whose name starts so", () => put(`files/${user}2/attack.png`)],
    ["loose_prefix", "the folder without its slash", () => list(`files/${user}`)],
    ["loose_prefix", "the key with something behind", () => put(`${own}x`)],
    ["lossy_segment", "one's name in capitals", () => put(own.replace(user, user.toUpperCase()))],
    ["bare_resource", "the whole bucket", () => list("")],
    ["whole_bucket", "all folders", () => list("files/")],
    ["listing_discloses", "the other's folder", () => list(`files/${other}/`)],
    ["listing_discloses", "the other's uploads", () => slicing.multipartList({ Bucket, Region, Prefix: `files/${other}/` })],
    ["listing_discloses", "one's uploads beyond the key", () => slicing.multipartList({ Bucket, Region, Prefix: "" })],
    ["encoded_deny", "a prefix that is encoded twice", () => list(`files%2F${other}%2F`)],
    ["merged_statement", "an upload with the gallery's key", () => raw(gallery, "PUT", own, { body: file() })],
    ["merged_statement", "a look with the upload's key", () => putting.getObject({ Bucket, Region, Key: own })],
    ["level_mismatch", "a list with the upload's key", () => list(`files/${user}/`, putting)],
    ["path_injection", "the other's object", () => put(secret)],
    ["path_injection", "to read it", () => looking.getObject({ Bucket, Region, Key: secret })],
    // An answer without a body has no code.
    ["path_injection", "to ask of it", () => looking.headObject({ Bucket, Region, Key: secret }), "403 Error"],
    ["path_injection", "to delete it", () => looking.deleteObject({ Bucket, Region, Key: secret })],
    ["path_injection", "to delete it among one's own", async () => {
      const Objects = [{ Key: `files/${user}/nothing.png` }, { Key: secret }];
      const { Deleted, Error: errors } = await looking.deleteMultipleObject({ Bucket, Region, Objects });
      const [{ Key, Code }] = errors;
      if (Deleted.length === 1 && Key === secret) throw { statusCode: 403, code: Code };
    }],
    ["client_key", "another key in one's folder", () => put(`files/${user}/attack.png`)],
    ["client_key", "another extension", () => put(own.replace(".png", ".html"))],
    ["optional_limit", "no content type", () => raw(picture, "PUT", own, { body: new ArrayBuffer(100) })],
    ["value_denylist", "the type in capitals", () => put(own, { ContentType: "IMAGE/PNG" })],
    ["value_denylist", "the type with a parameter", () => put(own, { ContentType: "image/png; charset=utf-8" })],
    ["active_content", "a drawing with scripts", () => put(own, { ContentType: "image/svg+xml" })],
    ["partial_size_limit", "a byte too many", () => put(own, { Body: file(5 * mib + 1) })],
    ["partial_size_limit", "in parts", () => putting.multipartInit({ Bucket, Region, Key: own })],
    ["partial_size_limit", "a part that is too large", async () => {
      const { UploadId } = await slicing.multipartInit({ Bucket, Region, Key: ownParts });
      const Body = file(8 * mib + 1);
      await slicing.multipartUpload({ Bucket, Region, Key: ownParts, UploadId, PartNumber: 1, Body });
    }],
    ["copy_bypass", "the other's object to one's key", () => copy(own, secret)],
    ["copy_bypass", "one's own object", () => copy(own, own)],
    ["open_acl", "for all to read", () => put(own, { ACL: "public-read" })],
    ["open_acl", "for all to write", () => put(own, { ACL: "public-read-write" })],
    ["open_acl", "in parts, for all to read", () => {
      return slicing.multipartInit({ Bucket, Region, Key: ownParts, ACL: "public-read" });
    }],
    ["unsigned_header", "an ACL beside a presigned URL", async () => {
      const url = await presigned(putting, { Key: own, Method: "PUT" });
      await send("PUT", url, file(), { headers: { "x-cos-acl": "public-read" } });
    }],
    ["unsigned_header", "another type beside a presigned URL", async () => {
      await send("PUT", await presigned(putting, { Key: own, Method: "PUT" }), file(100, "text/html"));
    }],
    ["unsigned_header", "a presigned URL for another object", async () => {
      const url = await presigned(looking, { Key: own });
      await send("GET", url.replace(own, secret));
    }, "403 SignatureDoesNotMatch"],
    ["unsigned_header", "a presigned URL with another method", async () => {
      await send("DELETE", await presigned(looking, { Key: own }));
    }, "403 SignatureDoesNotMatch"],
    ["scope_swap", "a key for the other's folder", () => post("/keys/gallery", { folder: other }), theirs],
    ["scope_swap", "a form for the other's folder", () => post("/forms", { ...name, folder: other }), theirs],
    ["shared_credential", "the id and secret of one key, the token of another", () => {
      return raw({ key: { ...picture.key, SecurityToken: gallery.key.SecurityToken } }, "PUT", own, { body: file() });
    }, "403 InvalidAccessKeyId"],
    ["leaked_secret", "no token", () => raw({ key: { ...picture.key, SecurityToken: "" } }, "PUT", own, { body: file() })],
    ["open_form", "the other's key", () => postForm({ key: secret })],
    ["open_form", "a star for the key", () => postForm({ key: "*" })],
    ["open_form", "the name of the file for the key", () => {
      return postForm({ key: `files/${user}/\${filename}` }, file(100, "image/png", `../${other}/attack.png`));
    }],
    ["open_form", "another type", () => postForm({ "Content-Type": "text/html" })],
    ["open_form", "another ACL", () => postForm({ acl: "public-read" })],
    ["open_form", "a byte too many", () => postForm({}, file(5 * mib + 1)), "400 EntityTooLarge"],
    ["open_form", "nothing at all", () => postForm({}, file(0)), "400 EntityTooSmall"],
    ["open_form", "another policy", () => postForm({ policy: btoa('{"conditions":[]}') }), "403 SignatureDoesNotMatch"],
    ["self_signed_form", "to one's folder", () => selfSigned(gallery.key, `files/${user}/attack.png`)],
    ["self_signed_form", "to one's key", () => selfSigned(picture.key, own)],
    ["self_signed_form", "to the other's folder", () => selfSigned(parts.key, secret)],
  ];

  const outcomes = [];
  for (const [hazard, what, attempt, expected = "403 AccessDenied"] of tries) {
    const told = await attempt().then(
      (told) => (typeof told === "string" ? told : "it went through"),
      (error) => `${error.statusCode ?? error.status} ${error.code ?? error.message}`,
    );
    outcomes.push({ hazard, what, expected, told });
  }
  return outcomes;
}
