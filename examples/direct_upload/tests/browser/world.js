import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const puppeteer = createRequire(join(root, "target/direct_upload/package.json"))("puppeteer-core");
const binary = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/examples/direct_upload");
const passwords = { alice: "wonderland", bob: "builder" };

/** Where pictures of the page go, to be looked at. */
export const screenshots = join(root, "target/direct_upload/screenshots");

/** The service and its stand-ins with an empty directory, and a browser. */
export class World {
  static async start() {
    const world = new World();
    world.objects = await mkdtemp(join(tmpdir(), "direct_upload-"));
    await world.serve("127.0.0.1:0");
    world.browser = await puppeteer.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--lang=en"],
    });
    return world;
  }

  /** Starts the service, and waits until it says where it is. */
  async serve(address) {
    this.service = spawn(binary, [address, this.objects], { stdio: ["ignore", "pipe", "pipe"] });
    this.log = "";
    this.service.stderr.on("data", (text) => (this.log += text));
    for await (const line of createInterface({ input: this.service.stdout })) {
      this.url = line.match(/http:\S+/)[0];
      return;
    }
    throw new Error(this.log);
  }

  /** Ends the service at once, as a power cut does, and starts it at the same place with the same directory. */
  async kill() {
    const ended = new Promise((resolve) => this.service.once("exit", resolve));
    this.service.kill("SIGKILL");
    await ended;
    await this.serve(new URL(this.url).host);
  }

  async end() {
    await this.browser?.close();
    this.service.kill();
    await rm(this.objects, { recursive: true });
  }

  /** The page in a browser of its own, in which somebody is logged in. */
  async visitor(user, viewport = { width: 1200, height: 900 }) {
    const context = await this.browser.createBrowserContext();
    const page = await context.newPage();
    page.complaints = [];
    page.on("pageerror", (error) => page.complaints.push(`${error}`));
    page.on("console", (message) => {
      // What COS and the service refuse is logged by the browser as well, and is no mistake of the page.
      const expected = /Failed to load resource: the server responded with a status of 4/.test(message.text());
      if (message.type() === "error" && !expected) page.complaints.push(message.text());
    });
    await page.setViewport(viewport);
    await page.goto(this.url);
    if (user) await logIn(page, user);
    return page;
  }
}

export async function logIn(page, user) {
  await page.waitForSelector("#login:not([hidden])");
  await page.type("#login [name=user]", user);
  await page.type("#login [name=password]", passwords[user]);
  await page.click("#login button");
  await page.waitForSelector("#upload", { visible: true });
}

/** The text of an element, once it has one. */
export async function told(page, selector) {
  const text = (selector) => document.querySelector(selector)?.textContent;
  await page.waitForFunction(text, { timeout: 20_000 }, selector);
  return page.evaluate(text, selector);
}
