// What the page offers to try is refused, and the page says by what.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { World } from "./world.js";

let world;
before(async () => (world = await World.start()));
after(() => world.end());

for (const user of ["alice", "bob"]) {
  test(`everything that the page offers, as ${user}`, async (context) => {
    const page = await world.visitor(user);
    const titles = await page.$$eval("#attack option", (options) => options.map((option) => option.textContent));
    assert.equal(titles.length, 18);
    for (const [at, title] of titles.entries()) {
      await context.test(title, async () => {
        const report = await attempt(page, at);
        assert.equal(report.title, title);
        assert.match(report.verdict, /^Refused: 403 AccessDenied$/, JSON.stringify(report));
        const refused = report.sentences.some((sentence) => /^(im|ex)plicit_deny: /.test(sentence));
        assert.equal(refused, !report.note, "either the policy refuses, or a note says what does");
        const named = report.sentences.join().match(/statement\[\d+\]/g) ?? [];
        assert.deepEqual([...new Set(named)].sort(), report.marked);
      });
    }
    assert.deepEqual(page.complaints, []);
  });
}

async function attempt(page, at) {
  await page.evaluate(() => document.querySelector("#tried").replaceChildren());
  await page.select("#attack", `${at}`);
  await page.click("#try button");
  await page.waitForSelector("#tried :is(.refused, .wrong)", { timeout: 20_000 });
  return page.evaluate(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((part) => part.textContent);
    const [title] = texts("#tried h3");
    const [verdict] = texts("#tried :is(.refused, .wrong)");
    const [note] = texts("#tried dl + p");
    const marked = texts("#policy .named").map((text) => text.match(/statement\[\d+\]/)[0]);
    return { title, verdict, note, sentences: texts("#tried dd"), marked };
  });
}
