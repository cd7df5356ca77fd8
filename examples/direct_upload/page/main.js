import { attacks, attempt } from "./attacks.js";
import { settle } from "./cos.js";
import { bytes, emptyGallery, showGallery } from "./gallery.js";
import { drop } from "./keys.js";
import { post } from "./service.js";
import { forget, uploadAs } from "./upload.js";

const $ = (selector) => document.querySelector(selector);
let user;

/** Shows the page of whoever is logged in, or the login. */
async function enter() {
  const place = await post("/place").catch((error) => (error.status === 401 ? {} : Promise.reject(error)));
  user = place.user;
  $("#login").hidden = user !== undefined;
  for (const part of document.querySelectorAll(".inside")) part.hidden = user === undefined;
  if (!user) return;
  settle(place);
  $("#who").textContent = user;
  await showGallery(user);
}

$("#login form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { user, password } = event.target.elements;
  await tell($("#login output"), async () => {
    await post("/login", { user: user.value, password: password.value });
    event.target.reset();
    await enter();
    return "";
  });
});

$("#logout").addEventListener("click", async () => {
  await post("/logout");
  drop();
  forget();
  emptyGallery();
  $("#tried").replaceChildren();
  clearUpload();
  await enter();
  $("#login input").focus();
});

const zone = $("#zone");
const input = $("#file");

zone.addEventListener("dragover", (event) => {
  event.preventDefault();
  zone.classList.add("over");
});
for (const end of ["dragleave", "drop"]) zone.addEventListener(end, () => zone.classList.remove("over"));
zone.addEventListener("drop", (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer.files;
  if (file) upload(file);
});
input.addEventListener("change", () => {
  const [file] = input.files;
  if (file) upload(file);
  input.value = "";
});

async function upload(file) {
  const style = $("#upload form").elements.style.value;
  preview(file);
  input.disabled = true;
  await tell($("#upload output"), async () => {
    const key = await uploadAs(style, file, progress);
    await showGallery(user);
    return `Uploaded ${bytes(file.size)} as ${key}`;
  });
  input.disabled = false;
}

function preview(file) {
  const picture = $("#preview");
  URL.revokeObjectURL(picture.src);
  $("#progress").hidden = false;
  picture.hidden = !file.type.startsWith("image/");
  if (!picture.hidden) picture.src = URL.createObjectURL(file);
  $("#name").textContent = file.name;
  progress(0);
}

function progress(share) {
  $("#progress progress").value = share;
  $("#percent").textContent = `${Math.floor(share * 100)} %`;
}

function clearUpload() {
  $("#progress").hidden = true;
  $("#preview").removeAttribute("src");
  $("#upload output").value = "";
}

/** Puts what comes of something, or what went wrong, where it is read. */
async function tell(output, task) {
  output.classList.remove("wrong");
  output.value = "";
  try {
    output.value = await task();
  } catch (error) {
    output.classList.add("wrong");
    output.value = [error.statusCode, error.code, error.message].filter(Boolean).join(" ");
  }
}

const choice = $("#attack");
choice.append(...attacks.map(({ title }, at) => new Option(title, at)));

$("#try").addEventListener("submit", async (event) => {
  event.preventDefault();
  const attack = attacks[choice.value];
  const button = event.target.querySelector("button");
  button.disabled = true;
  try {
    $("#tried").replaceChildren(...report(attack, await attempt(attack, user)));
  } catch (error) {
    $("#tried").replaceChildren(element("p", error.message, "wrong"));
  }
  button.disabled = false;
});

function report({ title }, { refused, answer, explanations, note }) {
  const verdict = element("p", `${refused ? "Refused" : "It went through"}: ${answer}`, refused ? "refused" : "wrong");
  const checks = explanations.flatMap(({ request, sentence }) => [element("dt", request), element("dd", sentence)]);
  const list = document.createElement("dl");
  list.append(...checks);
  return [element("h3", title), verdict, list, ...(note ? [element("p", note)] : [])];
}

function element(name, text, className = "") {
  return Object.assign(document.createElement(name), { textContent: text, className });
}

await enter();
