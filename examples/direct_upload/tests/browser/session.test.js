// Who is logged in, and what is left in the page of who was.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { World, logIn, told } from "./world.js";

let world;
before(async () => (world = await World.start()));
after(() => world.end());

test("a wrong password", async () => {
  const page = await world.visitor();
  await page.waitForSelector("#login", { visible: true });
  await page.type("#login [name=user]", "alice");
  await page.type("#login [name=password]", "builder");
  await page.click("#login button");
  assert.match(await told(page, "#login output"), /no user has this name and this password/);
});

test("who comes back is still logged in, and no script reads by what", async () => {
  const page = await world.visitor("alice");
  await page.reload();
  await page.waitForSelector("#upload", { visible: true });
  assert.equal(await page.$eval("#who", (who) => who.textContent), "alice");
  assert.equal(await page.evaluate(() => document.cookie), "");
});

test("nothing is left of a user for the next one", async () => {
  const page = await world.visitor("alice");
  await page.select("#attack", "0");
  await page.click("#try button");
  await page.waitForSelector("#tried .refused");
  await page.click("#logout");
  await page.waitForSelector("#login", { visible: true });
  assert.deepEqual(await remains(page), { keys: [], tried: "", pictures: 0 });
  await logIn(page, "bob");
  await page.waitForFunction(() => document.querySelector("#keys").length);
  assert.deepEqual(await remains(page), { keys: ["my gallery"], tried: "", pictures: 0 });
  assert.match(await page.$eval("#policy", (policy) => policy.textContent), /files\/bob\/\*/);
  assert.deepEqual(page.complaints, []);
});

const remains = (page) =>
  page.evaluate(() => ({
    keys: [...document.querySelectorAll("#keys option")].map((option) => option.textContent),
    tried: document.querySelector("#tried").textContent,
    pictures: document.querySelectorAll("#gallery img").length,
  }));
