import { here, presigned, sdkWith } from "./cos.js";
import { keep } from "./keys.js";
import { post } from "./service.js";

const list = document.querySelector("#gallery ul");
const note = document.querySelector("#gallery output");

/** Shows what is in the folder of a user, with a key for that folder and nothing else. */
export async function showGallery(user) {
  const { policy, key } = await post("/keys/gallery");
  keep("my gallery", policy);
  const sdk = sdkWith(key);
  const { Contents } = await sdk.getBucket({ ...here(), Prefix: `files/${user}/`, MaxKeys: 100 });
  note.value = Contents.length ? "" : "Nothing is here yet.";
  const newestFirst = Contents.sort((one, other) => other.LastModified.localeCompare(one.LastModified));
  list.replaceChildren(...(await Promise.all(newestFirst.map((object) => item(sdk, object, user)))));
}

async function item(sdk, { Key, Size }, user) {
  const url = await presigned(sdk, { Key, Expires: 300 });
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: url });
  link.append(await preview(Key, url));
  const name = document.createElement("span");
  name.textContent = `${Key.split("/").at(-1)}, ${bytes(Size)}`;
  item.append(link, name, removal(sdk, Key, user));
  return item;
}

/** A picture, or the extension of what is none. */
async function preview(key, url) {
  const extension = key.split(".").at(-1);
  if (["mov", "mp4", "zip"].includes(extension)) {
    return Object.assign(document.createElement("b"), { textContent: extension });
  }
  return Object.assign(document.createElement("img"), { src: url, alt: `My picture ${key.split("/").at(-1)}` });
}

function removal(sdk, Key, user) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Delete" });
  button.setAttribute("aria-label", `Delete ${Key.split("/").at(-1)}`);
  button.addEventListener("click", async () => {
    await sdk.deleteObject({ ...here(), Key });
    await showGallery(user);
    document.querySelector("#gallery h2").focus();
  });
  return button;
}

export function bytes(count) {
  const [unit, name] = count < 1024 ? [1, "B"] : count < 1024 ** 2 ? [1024, "KiB"] : [1024 ** 2, "MiB"];
  return `${(count / unit).toFixed(unit === 1 ? 0 : 1)} ${name}`;
}

export function emptyGallery() {
  list.replaceChildren();
  note.value = "";
}
