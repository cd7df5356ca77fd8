import { here, presigned, sdkWith, send, sendForm, urlOf } from "./cos.js";
import { hold, mark } from "./keys.js";
import { post } from "./service.js";

const MIB = 1024 ** 2;
const picture = (size = 100, type = "image/png") => new File([new Uint8Array(size)], "attack.png", { type });

/** Where keys come from. Each gives the key in hand, and what it was given for. */
const sources = {
  picture: () => post("/keys/picture", { file_name: "attack.png" }),
  gallery: () => post("/keys/gallery"),
  form: () => post("/forms", { file_name: "attack.png" }),
};
const names = { picture: "one upload by PutObject", gallery: "my gallery", form: "what signed a form" };

/** The checks that COS makes of a call, for the service to explain. */
const check = (action, key = "", context = {}) => {
  const { Bucket: bucket, Region: region } = here();
  return { action: `name/cos:${action}`, bucket, region, key, context };
};
const put = (key, { size = 100, type = "image/png", acl = "" } = {}) =>
  check("PutObject", key, { "cos:content-length": size, "cos:content-type": type, "cos:x-cos-acl": acl });

const upload = ({ sdk }, Key, options = {}) => {
  const { size, type = "image/png", ...rest } = options;
  return sdk.putObject({ ...here(), Key, Body: picture(size, type), ContentType: type, ...rest });
};

/**
 * What a visitor may try: with the key of a source, `send` asks COS, and `checks` are what COS looks at. A hand has the key,
 * its SDK, the object it is for, the visitor and the `other` user.
 */
export const attacks = [
  {
    title: "Put a picture into the other user’s folder",
    source: "picture",
    send: (hand) => upload(hand, `files/${hand.other}/attack.png`),
    checks: (hand) => [put(`files/${hand.other}/attack.png`)],
  },
  {
    title: "Put it beside the object that the key is for",
    source: "picture",
    send: (hand) => upload(hand, `files/${hand.user}/attack.png`),
    checks: (hand) => [put(`files/${hand.user}/attack.png`)],
  },
  {
    title: "Climb out of the folder with “..”",
    source: "picture",
    send: (hand) => raw(hand, "PUT", `${hand.object}/../../../../../${hand.other}/attack.png`, picture()),
    checks: (hand) => [put(`${hand.object}/../../../../../${hand.other}/attack.png`)],
  },
  {
    title: "Upload 6 MiB where 5 are allowed",
    source: "picture",
    send: (hand) => upload(hand, hand.object, { size: 6 * MIB }),
    checks: (hand) => [put(hand.object, { size: 6 * MIB })],
  },
  {
    title: "Upload a web page instead of a picture",
    source: "picture",
    send: (hand) => upload(hand, hand.object, { type: "text/html" }),
    checks: (hand) => [put(hand.object, { type: "text/html" })],
  },
  {
    title: "Let everybody read it: a public ACL",
    source: "picture",
    send: (hand) => upload(hand, hand.object, { ACL: "public-read" }),
    checks: (hand) => [put(hand.object, { acl: "public-read" })],
  },
  {
    title: "Evade the size limit by an upload in parts",
    source: "picture",
    send: (hand) => hand.sdk.multipartInit({ ...here(), Key: hand.object }),
    checks: (hand) => [check("InitiateMultipartUpload", hand.object)],
  },
  {
    title: "Have COS copy the other user’s file to me",
    source: "picture",
    send: ({ sdk, object, other }) => {
      const { Bucket, Region } = here();
      const CopySource = `${Bucket}.cos.${Region}.myqcloud.com/files/${other}/secret.png`;
      return sdk.putObjectCopy({ Bucket, Region, Key: object, CopySource });
    },
    checks: (hand) => [check("GetObject", `files/${hand.other}/secret.png`), check("PutObject", hand.object)],
  },
  {
    title: "List the whole bucket",
    source: "gallery",
    send: ({ sdk }) => sdk.getBucket({ ...here(), Prefix: "" }),
    checks: () => [check("GetBucket")],
  },
  {
    title: "List the other user’s folder",
    source: "gallery",
    send: ({ sdk, other }) => sdk.getBucket({ ...here(), Prefix: `files/${other}/` }),
    checks: (hand) => [check("GetBucket", `files/${hand.other}/`)],
  },
  {
    title: "List by a prefix without its slash",
    source: "gallery",
    send: ({ sdk, user }) => sdk.getBucket({ ...here(), Prefix: `files/${user}` }),
    checks: (hand) => [check("GetBucket", `files/${hand.user}`)],
  },
  {
    title: "Read the other user’s file",
    source: "gallery",
    send: ({ sdk, other }) => sdk.getObject({ ...here(), Key: `files/${other}/secret.png` }),
    checks: (hand) => [check("GetObject", `files/${hand.other}/secret.png`)],
  },
  {
    title: "Delete the other user’s file",
    source: "gallery",
    send: ({ sdk, other }) => sdk.deleteObject({ ...here(), Key: `files/${other}/secret.png` }),
    checks: (hand) => [check("DeleteObject", `files/${hand.other}/secret.png`)],
  },
  {
    title: "Upload with the key of the gallery",
    source: "gallery",
    send: (hand) => upload(hand, `files/${hand.user}/attack.png`),
    checks: (hand) => [put(`files/${hand.user}/attack.png`)],
  },
  {
    title: "Follow a link that has expired",
    source: "gallery",
    async send(hand) {
      const url = await presigned(hand.sdk, { Key: `files/${hand.user}/late.png`, Expires: 1 });
      const end = (hand.key.StartTime + 2) * 1000;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, end - Date.now())));
      return send("GET", url);
    },
    checks: (hand) => [check("GetObject", `files/${hand.user}/late.png`)],
    note: "The policy would still allow it: it is the time of the signature that is over.",
  },
  {
    title: "Send a form to another key",
    source: "form",
    send: ({ form, other }) => sendForm(form, picture(), { fields: { key: `files/${other}/attack.png` } }),
    checks: (hand) => [check("PostObject", `files/${hand.other}/attack.png`)],
  },
  {
    title: "Climb out of a form with the name of a file",
    source: "form",
    send: ({ form, user, other }) => {
      const file = new File([new Uint8Array(100)], `../${other}/attack.png`, { type: "image/png" });
      return sendForm(form, file, { fields: { key: `files/${user}/\${filename}` } });
    },
    checks: (hand) => [check("PostObject", `files/${hand.user}/../${hand.other}/attack.png`)],
  },
  {
    title: "Send 6 MiB with a form for 5",
    source: "form",
    send: ({ form }) => sendForm(form, picture(6 * MIB)),
    checks: (hand) => [check("PostObject", hand.object, { "cos:content-length": 6 * MIB + 2000 })],
  },
];

/** A request that browsers and the SDK would tidy up on the way: the key with its slashes encoded. */
function raw({ key }, method, object, body) {
  const { TmpSecretId: SecretId, TmpSecretKey: SecretKey, SecurityToken } = key;
  const Authorization = COS.getAuthorization({ SecretId, SecretKey, Method: method, Key: object });
  const headers = { Authorization, "x-cos-security-token": SecurityToken, "Content-Type": body.type };
  return send(method, urlOf(encodeURIComponent(object)), body, { headers });
}

/** Tries one as a user, and tells how it went. */
export async function attempt(attack, user) {
  const answer = await sources[attack.source]();
  hold(names[attack.source], answer.policy);
  const hand = handOf(answer, user);
  const outcome = await attack.send(hand).then(succeeded, failed);
  const explanations = await post("/explain", { policy: answer.policy, requests: attack.checks(hand) });
  mark(explanations.map(({ sentence }) => sentence).join());
  return { ...outcome, explanations, note: attack.note };
}

function handOf({ key, form }, user) {
  const other = user === "alice" ? "bob" : "alice";
  const object = form ? form.fields.key : key.Key;
  return { key, form, user, other, object, sdk: key && sdkWith(key) };
}

const succeeded = ({ statusCode }) => ({ refused: false, answer: `${statusCode}` });
const failed = (error) => {
  const { statusCode, code, message } = error;
  return { refused: statusCode >= 400, answer: [statusCode, code].filter(Boolean).join(" ") || message };
};
