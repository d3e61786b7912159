/** The manifest prevents the extension's own pages from making network requests. */
import { readFileSync } from "node:fs";
import type { Frame, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { cardWith, hover, waitPainted } from "../e2e/chromium";
import { useChromium } from "../e2e/use-chromium";

const asked: string[] = [];
const { browser, server } = useChromium({
  pages: {
    "/asked": (request, response) => {
      asked.push(request.headers["x-from"] as string);
      response.writeHead(200, {
        "access-control-allow-origin": "*",
        "access-control-allow-headers": "*",
      });
      response.end("ok");
    },
  },
});

/**
 * Makes requests in every way that a document has.
 *
 * @returns which were carried out
 */
const askFrom = (where: Frame | Page, from: string) =>
  where.evaluate(
    async ([url, name]) => {
      const load = (tag: string, set: (it: never) => void): Promise<boolean> =>
        new Promise((resolve) => {
          const it = document.createElement(tag);
          it.addEventListener("load", () => resolve(true));
          it.addEventListener("error", () => resolve(false));
          set(it as never);
          document.body.append(it);
          // A policy that forbids a style sheet tells the document, but not always the element.
          document.addEventListener("securitypolicyviolation", () => resolve(false), {
            once: true,
          });
        });
      const ways: Record<string, () => Promise<unknown>> = {
        fetch: () => fetch(url, { headers: { "x-from": name } }),
        picture: async () => {
          if (!(await load("img", (it: HTMLImageElement) => (it.src = url)))) throw new Error("no");
        },
        style: async () => {
          const set = (it: HTMLLinkElement): void =>
            void Object.assign(it, { rel: "stylesheet", href: url });
          if (!(await load("link", set))) throw new Error("no");
        },
        socket: () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket(url.replace("http", "ws"));
            socket.addEventListener("open", resolve);
            socket.addEventListener("error", reject);
          }),
        script: async () => {
          const set = (it: HTMLScriptElement): void => void (it.src = url);
          if (!(await load("script", set))) throw new Error("no");
        },
      };
      const done: string[] = [];
      for (const [way, ask] of Object.entries(ways)) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await ask().then(
          () => done.push(way),
          () => {},
        );
      }
      return done;
    },
    [`${server.url}/asked`, from] as const,
  );

describe("network requests", () => {
  test.each(["popup.html", "reader.html", "sidepanel.html", "welcome.html", "journal.html"])(
    "%s makes none",
    async (name) => {
      const page = await browser.openOwn(name);
      expect(await askFrom(page, name)).toEqual([]);
    },
  );

  test("a card makes none", async () => {
    const page = await browser.open(`${server.url}/sample.html`);
    await waitPainted(page, "近邻党建");
    await hover(page, "近邻党建");
    const card = await cardWith(page, "近邻党建");
    expect(await askFrom(card, "card")).toEqual([]);
  });

  test("the background makes none", async () => {
    const worker = await browser.worker();
    const answer = await worker.evaluate(
      (url) =>
        fetch(url, { headers: { "x-from": "background" } }).then(
          () => "asked",
          () => "refused",
        ),
      `${server.url}/asked`,
    );
    expect(answer).toBe("refused");
  });

  test("a web page does make one (control)", async () => {
    const page = await browser.open(`${server.url}/sample.html`);
    expect(await askFrom(page, "page")).toContain("fetch");
    expect(asked.filter((it) => it !== undefined)).toEqual(["page"]);
  });
});

test("Firefox has the same policy", () => {
  const policies = ["chrome-mv3", "firefox-mv3"].map((build) => {
    const manifest = JSON.parse(readFileSync(`.output/${build}/manifest.json`, "utf8")) as {
      content_security_policy: { extension_pages: string };
    };
    return manifest.content_security_policy.extension_pages;
  });
  expect(policies[0]).toContain("default-src 'self'; connect-src 'self'");
  expect(policies[0]).not.toContain("frame-ancestors");
  expect(policies[1]).toBe(policies[0]);
});
