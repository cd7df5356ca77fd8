// Pictures of the page, to be looked at; nothing of it is wider than the screen, and every control has a name.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { World, logIn, screenshots, told } from "./world.js";

let world;
before(async () => {
  world = await World.start();
  await mkdir(screenshots, { recursive: true });
});
after(() => world.end());

for (const width of [1200, 360]) {
  for (const scheme of ["light", "dark"]) {
    test(`${width} pixels, ${scheme}`, async () => {
      const page = await world.visitor(undefined, { width, height: 800 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.waitForSelector("#login:not([hidden])");
      await shoot(page, `${width}-${scheme}-login`);
      await logIn(page, "alice");
      await uploadDrawing(page);
      await shoot(page, `${width}-${scheme}-uploaded`);
      await page.select("#attack", "5");
      await page.click("#try button");
      await page.waitForSelector("#tried .refused");
      await shoot(page, `${width}-${scheme}-refused`);
      assert.deepEqual(page.complaints, []);
      await page.close();
    });
  }
}

test("every control has a name", async () => {
  const page = await world.visitor("bob");
  await uploadDrawing(page);
  const controls = [];
  const collect = ({ role, name, children = [] }) => {
    if (/button|textbox|combobox|radio|progressbar|link|image|Iframe/.test(role)) controls.push({ role, name });
    children.forEach(collect);
  };
  collect(await page.accessibility.snapshot());
  assert.ok(controls.length > 10, JSON.stringify(controls));
  assert.deepEqual(controls.filter(({ name }) => !name), []);
});

async function shoot(page, name) {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  const wide = await page.evaluate(() => {
    const wide = [...document.body.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().right > innerWidth);
    return wide.map((part) => part.outerHTML.slice(0, 60));
  });
  assert.deepEqual(wide, [], `what is too wide for ${name}`);
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

/** A picture of some colours, so that there is something to see. */
async function uploadDrawing(page) {
  await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 300 });
    const context = canvas.getContext("2d");
    const sky = context.createLinearGradient(0, 0, 0, 300);
    sky.addColorStop(0, "#2b6cb0");
    sky.addColorStop(1, "#f6ad55");
    context.fillStyle = sky;
    context.fillRect(0, 0, 400, 300);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    const files = new DataTransfer();
    files.items.add(new File([blob], "evening at the lake.png", { type: "image/png" }));
    document.querySelector("#zone").dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
  });
  assert.match(await told(page, "#upload output"), /^Uploaded/);
}
