// The official SDK with one key, and what it does of its own accord as promises.

let place;

/** Where the bucket is: `{ bucket, region, url }`. */
export function settle(answer) {
  place = answer;
}

export const here = () => ({ Bucket: place.bucket, Region: place.region });

/** That of a path which is encoded. */
export const urlOf = (path) => `${place.url}/${path}`;

/** An SDK that signs with one key and no other. */
export function sdkWith(key) {
  return new COS({
    Domain: place.url,
    getAuthorization: (_, callback) => callback({ ...key, ScopeLimit: false }),
  });
}

/** A URL that is signed in the query, for `GET` unless `options` say otherwise. */
export function presigned(sdk, options) {
  return new Promise((resolve, reject) => {
    const done = (error, data) => (error ? reject(error) : resolve(data.Url));
    sdk.getObjectUrl({ ...here(), Sign: true, ...options }, done);
  });
}

/** Sends a body by `XMLHttpRequest`, which tells of its progress; `fetch` does not. */
export function send(method, url, body, { headers = {}, onProgress = () => {} } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = onProgress;
    request.onerror = () => reject(new Error("COS did not answer"));
    request.onload = () => {
      if (request.status < 300) resolve({ statusCode: request.status });
      else reject(refusal(request.status, request.responseText));
    };
    request.send(body);
  });
}

/** Sends a form that the service signed, with a file or other fields in the place of its own. */
export function sendForm(form, file, { fields = {}, onProgress } = {}) {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...form.fields, ...fields })) data.append(name, value);
  data.append("file", file, file.name);
  return send("POST", urlOf(""), data, { onProgress });
}

/** The XML of a refusal as the SDK has it. */
function refusal(statusCode, xml) {
  const text = (name) => xml.match(new RegExp(`<${name}>([^<]*)<`))?.[1];
  const [code, message] = [text("Code"), text("Message")];
  return Object.assign(new Error(message ?? `status ${statusCode}`), { statusCode, code });
}
