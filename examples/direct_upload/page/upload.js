import { here, presigned, sdkWith, send, sendForm } from "./cos.js";
import { hold } from "./keys.js";
import { post } from "./service.js";

/** The four ways to upload a file: each asks the service for what it needs, and gives the key of the object. */
const styles = {
  async put(file, onProgress) {
    const answer = await upload("/keys/picture", "one upload by PutObject", file);
    const options = { ...here(), Key: answer.key.Key, Body: file, ContentType: answer.content_type, onProgress };
    await sdkWith(answer.key).putObject(options);
    return answer.key.Key;
  },

  async parts(file, onProgress) {
    const answer = await begunOrNew(file);
    const options = { Key: answer.key.Key, Body: file, Headers: { "Content-Type": answer.content_type } };
    await sdkWith(answer.key).sliceUploadFile({ ...here(), ...options, onProgress });
    begun.delete(nameOf(file));
    return answer.key.Key;
  },

  async form(file, onProgress) {
    const answer = await upload("/forms", "what signed a form (it stays with the service)", file);
    await sendForm(answer.form, file, { onProgress });
    return answer.form.fields.key;
  },

  async url(file, onProgress) {
    const answer = await upload("/keys/picture", "one upload by a presigned URL", file);
    const url = await presigned(sdkWith(answer.key), { Key: answer.key.Key, Method: "PUT", Expires: 300 });
    await send("PUT", url, file, { headers: { "Content-Type": answer.content_type }, onProgress });
    return answer.key.Key;
  },
};

/** What was begun in parts and did not come to its end: the SDK goes on where the object has the same key. */
const begun = new Map();
const nameOf = ({ name, size, lastModified }) => JSON.stringify([name, size, lastModified]);

async function begunOrNew(file) {
  const former = begun.get(nameOf(file));
  if (former && former.key.ExpiredTime * 1000 > Date.now() + 60_000) return former;
  const answer = await upload("/keys/parts", "one upload in parts", file);
  begun.set(nameOf(file), answer);
  return answer;
}

/** Forgets them. */
export const forget = () => begun.clear();

async function upload(path, name, file) {
  const answer = await post(path, { file_name: file.name });
  hold(name, answer.policy);
  return answer;
}

/** Uploads in a style; `onProgress` gets a share of 1. */
export function uploadAs(style, file, onProgress) {
  return styles[style](file, ({ loaded, total }) => onProgress(total ? loaded / total : 1));
}
