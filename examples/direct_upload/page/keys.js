// The keys in hand, by their names, and the matrix of the one that is looked at.

const list = document.querySelector("#keys");
const frame = document.querySelector("#matrix iframe");
const policies = new Map();

/** Shows what a key may do that has just been given. */
export function hold(name, policy) {
  if (!policies.has(name)) list.add(new Option(name));
  policies.set(name, policy);
  list.value = name;
  show();
}

/** The same, unless it is known already: what is looked at stays. */
export function keep(name, policy) {
  if (policies.get(name) !== policy) hold(name, policy);
}

/** Forgets all of them. */
export function drop() {
  policies.clear();
  list.replaceChildren();
}

function show() {
  const policy = policies.get(list.value);
  const form = document.querySelector("#matrix form");
  form.elements.policy.value = policy;
  form.submit();
  document.querySelector("#policy").replaceChildren(statements(policy));
}

/** The policy, each statement an item that a refusal can point to. */
function statements(policy) {
  const items = JSON.parse(policy).statement.map((statement, at) => {
    const item = document.createElement("li");
    item.id = `statement-${at}`;
    const text = document.createElement("pre");
    text.textContent = JSON.stringify(statement, null, 2);
    item.append(`statement[${at}]`, text);
    return item;
  });
  const all = document.createElement("ol");
  all.append(...items);
  return all;
}

/** Marks the statements that a sentence names. */
export function mark(sentence) {
  const named = new Set([...sentence.matchAll(/statement\[(\d+)\]/g)].map(([, at]) => `statement-${at}`));
  for (const item of document.querySelectorAll("#policy li")) item.classList.toggle("named", named.has(item.id));
  document.querySelector("#hand details").open ||= named.size > 0;
}

list.addEventListener("change", show);

// A frame as tall as its page, so that there is one scroll bar and not two.
const fit = () => {
  const page = frame.contentDocument?.querySelector("main");
  if (page) frame.style.setProperty("height", `${page.offsetHeight + 2}px`);
};
frame.addEventListener("load", fit);
new ResizeObserver(fit).observe(frame.parentElement);
