import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeUrl } from "../../src/safe-url.ts";

describe("a foreign address", () => {
  it("stays as it is when it is plain", () => {
    const url = "https://finance.yahoo.com/news/a-b_c-065556218.html?x=1&y=2#z";
    expect(safeUrl(url)).toBe(url);
  });

  it.each([
    ["https://news.example/a)b", "https://news.example/a%29b"],
    ["https://news.example/?q=<b>|*`", "https://news.example/?q=%3Cb%3E%7C%2A%60"],
    ["HTTP://News.Example", "http://news.example/"],
    ["https://news.example/@everyone", "https://news.example/%40everyone"],
    ["https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"],
  ])("%s is written without markup", (url, safe) => {
    expect(safeUrl(url)).toBe(safe);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://news.example/",
    "https://user:password@news.example/",
    "https://localhost/",
    "https://[::1]/",
    "//news.example",
    "",
    "no address",
    `https://news.example/${"x".repeat(1_000)}`,
  ])("%s is none that is linked", (url) => {
    expect(safeUrl(url)).toBeNull();
  });

  it("holds nothing that any platform reads as markup, whatever it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const url = safeUrl(`https://news.example/${text}`);
        if (url !== null) expect(url).toMatch(/^https:\/\/news\.example\/[\w\-./?#&=%+:;,~!$]*$/);
      }),
    );
  });
});
