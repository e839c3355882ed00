import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderText } from "../../../adapters/terminal/render.ts";
import { textWidth } from "../../../adapters/terminal/width.ts";
import type { BarChart, Card } from "../../../src/card.ts";
import {
  agendaCard,
  emptyCard,
  hardCards,
  nullFigureCard,
  pendingCard,
  plainCard,
  problemCard,
  simulatedCard,
} from "../../support/cards.ts";

const plain = { colour: false, columns: 80 };
const CONTROL = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u;
const withoutColour = (text: string) =>
  ["0", "1", "2", "31", "33"].reduce((rest, code) => rest.replaceAll(`\u001b[${code}m`, ""), text);

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): Card => ({
  ...plainCard,
  parts: [{ kind: "table", columns, rows }],
});

describe("renderText", () => {
  it("shows the answer first, then tables, facts, notes, charts, sources and follow-ups", () => {
    expect(renderText(plainCard, plain)).toBe(`Cheaper without the loss-makers
The Russell 2000 trades at 15.2×, a 20.1% discount to the S&P 500's 19.0×.

                 Russell 2000  S&P 500  Gap
───────────────  ────────────  ───────  ─────────────────────────
losses left out         15.2×    19.0×  −3.9 turns, 20.1% cheaper
losses counted          22.5×    19.1×  +3.5 turns, 18.0% dearer

Coverage  95.2%

Next fiscal year, not next twelve months.

IWM against SPY
▁▄█
IWM against SPY, 1 Jan 2026 to 21 Aug 2026: from 1.00 to 1.10.

Yahoo Finance quotes 21 Aug 2026 16:00 New York · not investment advice

1 How computed?  2 Against mid caps
`);
  });

  it("offers follow-ups as words to type where numbers lead nowhere", () => {
    const text = renderText(plainCard, { ...plain, follow: "words" });
    expect(text).toContain("How computed? → valuation --how\nAgainst mid caps → valuation against:sp400\n");
  });

  it("says in a word how far to trust the answer", () => {
    expect(renderText(nullFigureCard, plain)).toMatch(/^Caution: Not meaningful\n/);
    expect(renderText(problemCard, plain)).toMatch(/^Problem: That does not fit\n/);
    expect(renderText(emptyCard, plain)).toBe("Problem\n");
  });

  it("says before everything else that the market is simulated", () => {
    expect(renderText(simulatedCard, plain)).toMatch(/^SIMULATED MARKET: .+\n\nCheaper/s);
    expect(renderText({ ...problemCard, simulated: true }, plain)).toMatch(/^SIMULATED MARKET/);
  });

  it("says what is still loading", () => {
    expect(renderText(pendingCard, plain)).toContain("Still loading: 12 of 49 requests answered");
  });

  it("lists the files of a receipt", () => {
    const attachments = [{ name: "a.csv", type: "text/csv", content: "" }];
    expect(renderText({ ...plainCard, attachments }, plain)).toContain("Files: a.csv");
  });

  it("colours title, headings, footer and tone, and nothing else", () => {
    const text = renderText(problemCard, { ...plain, colour: true });
    expect(text).toContain("\u001b[31mProblem: That does not fit\u001b[0m\n“sp40”");
    expect(withoutColour(text)).toBe(renderText(problemCard, plain));
  });

  it.each(hardCards)("lets nothing in the %s card move the cursor, recolour or hide", (_, card) => {
    expect(renderText(card, plain)).not.toMatch(CONTROL);
    expect(withoutColour(renderText(card, { ...plain, colour: true }))).not.toMatch(CONTROL);
  });

  it.each(hardCards)("keeps the %s card within the screen", (_, card) => {
    for (const columns of [30, 80, 200]) {
      const wide = renderText(card, { colour: false, columns })
        .split("\n")
        .filter((line) => textWidth(line) > columns);
      expect(wide).toEqual([]);
    }
  });

  it("lets no text whatever move the cursor", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, fc.integer({ min: -1, max: 100 }), (one, other, columns) => {
        const card: Card = {
          ...plainCard,
          title: one,
          answer: other,
          pending: one,
          parts: [
            { kind: "table", columns: [one, other], rows: [[other, one, other], []] },
            { kind: "facts", facts: [{ label: one, value: other }] },
            { kind: "note", text: one },
          ],
          next: [{ label: one, command: "valuation", options: { against: other } }],
          attachments: [{ name: one, type: "", content: "" }],
        };
        for (const follow of ["number", "words"] as const) {
          expect(renderText(card, { colour: false, columns, follow })).not.toMatch(CONTROL);
        }
      }),
    );
  });

  it("keeps the line breaks of a text", () => {
    expect(renderText({ ...problemCard, answer: "one\r\ntwo" }, plain)).toContain("\none\ntwo\n");
  });
});

describe("tables", () => {
  const rows = [
    ["Consumer discretionary", "12.5%", "The quick brown fox jumps over the lazy dog and back"],
    ["Energy", "4.1%", "Short"],
  ];
  const card = table(["Sector", "Weight", "Remark"], rows);

  it("wraps long texts in their column when the screen is narrow", () => {
    const lines = renderText(card, { colour: false, columns: 50 }).split("\n");
    expect(lines.every((line) => textWidth(line) <= 50)).toBe(true);
    expect(lines.some((line) => /^Energy +4\.1% {2}Short$/.test(line))).toBe(true);
  });

  it("stacks the rows when even that does not fit", () => {
    const text = renderText(table(["Sector", "Weight of the index", "Growth"], [["Energy", "4.1%", "−12.0%"]]), {
      colour: false,
      columns: 20,
    });
    expect(text).toContain("Energy\n  Weight of the\n  index: 4.1%\n  Growth: −12.0%\n");
  });

  it("never cuts a number", () => {
    const number = fc.constantFrom("−1,234,567.8", "$1,930.2", "20.1%", "15.2×", "+3.5");
    const words = fc.array(fc.oneof(number, fc.constantFrom("losses", "discretionary", "x".repeat(40))), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, words, words), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 20, max: 60 }),
        (cells, columns) => {
          const text = renderText(
            table(
              ["A", "B", "C"],
              cells.map((row) => row.map((each) => each.join(" "))),
            ),
            { colour: false, columns },
          );
          const shown = text.split(/\s+/);
          for (const each of cells.flat(2).filter((word) => /\d/.test(word))) expect(shown).toContain(each);
        },
      ),
    );
  });

  it("aligns wide letters and emoji", () => {
    const text = renderText(
      table(
        ["Name", "Value"],
        [
          ["日本", "1.0"],
          ["📈🇩🇪", "2.0"],
          ["e\u0301a", "3.0"],
        ],
      ),
      plain,
    );
    expect(text).toContain("Name  Value\n────  ─────\n日本    1.0\n📈🇩🇪    2.0\ne\u0301a      3.0\n");
  });

  it("takes rows that are shorter or longer than the heading", () => {
    expect(renderText(table(["A"], [["1", "2"], []]), plain)).toContain("A\n─  ─\n1  2\n");
  });
});

describe("charts", () => {
  const chart = (values: readonly number[]): Card => ({
    ...problemCard,
    parts: [
      {
        kind: "chart",
        form: "lines",
        title: "Ratio",
        alt: "In words.",
        yLabel: "",
        yUnit: "ratio",
        series: [{ name: "Ratio", points: values.map((value, i) => ({ date: `2026-01-${i + 1}`, value })) }],
        footer: "",
      },
    ],
  });

  it("draws the first series in one line of at most sixty bars", () => {
    const text = renderText(chart(Array.from({ length: 2520 }, (_, i) => i)), plain);
    expect(text).toMatch(/\n▁[▁▂▃▄▅▆▇█]{58}█\nIn words\.\n/);
  });

  it("draws a flat line in the middle, and nothing from less than two points", () => {
    expect(renderText(chart([2, 2, 2]), plain)).toContain("▄▄▄");
    expect(renderText(chart([2, Number.NaN]), plain)).toContain("Ratio\nIn words.");
  });

  const bars = (change: Partial<BarChart>): Card => ({
    ...problemCard,
    parts: [
      {
        kind: "chart",
        form: "bars",
        arrangement: "beside",
        title: "Growth",
        alt: "In words.",
        yLabel: "",
        yUnit: "percent",
        categories: ["below 0%", "0 to 10%"],
        xLabel: "",
        series: [
          { name: "Small", values: [10, 40] },
          { name: "Large", values: [20, null] },
        ],
        footer: "",
        ...change,
      },
    ],
  });

  it("draws few bars in blocks, each with its value, and a dash where there is none", () => {
    expect(renderText(bars({}), plain)).toContain(
      [
        "Growth",
        "█ Small  ▒ Large",
        `below 0%  ${"█".repeat(8)} 10.00%`,
        `          ${"▒".repeat(15)} 20.00%`,
        `0 to 10%  ${"█".repeat(30)} 40.00%`,
        "          –",
        "In words.",
      ].join("\n"),
    );
  });

  it.each<[string, Partial<BarChart>]>([
    ["stacked bars", { arrangement: "stacked" }],
    ["values below zero", { series: [{ name: "Small", values: [-1, 2] }] }],
    ["nothing but zeros", { series: [{ name: "Small", values: [0, 0] }] }],
    ["values that are no numbers", { series: [{ name: "Small", values: [1, Number.NaN] }] }],
    ["many categories", { categories: Array.from({ length: 13 }, (_, index) => `${index}`) }],
    ["many series", { series: Array.from({ length: 4 }, () => ({ name: "Small", values: [1] })) }],
    ["long labels", { categories: ["x".repeat(60)] }],
  ])("leaves %s to the text alternative", (_what, change) => {
    expect(renderText(bars(change), plain)).toContain("Growth\nIn words.");
  });
});

describe("an agenda in a terminal", () => {
  it("shows instants in the configured time zone, which it names, and days as they are", () => {
    const inTokyo = renderText(agendaCard, { ...plain, columns: 120, timeZone: "Asia/Tokyo" });
    expect(inTokyo).toContain("Mon 24 Aug 2026 ");
    expect(inTokyo).toMatch(/Tue 1 Sep 2026 23:00 Tokyo\s+ISM manufacturing\s+by rule/);
    expect(renderText(agendaCard, { ...plain, columns: 120 })).toContain("Tue 1 Sep 2026 10:00 New York");
  });
});

describe("headlines in a terminal", () => {
  it("stand with who, when and the address under them, and without an address that is none", () => {
    const items = [
      { text: "Small caps rise", url: "https://news.example/a", at: "2026-09-01T14:00:00Z", detail: "Wire" },
      { text: "A script", url: "javascript:alert(1)" },
    ];
    const text = renderText({ ...plainCard, parts: [{ kind: "links", items }] }, plain);
    expect(text).toContain("Small caps rise\nWire · 1 Sep 2026 10:00 New York\nhttps://news.example/a\nA script\n\n");
    expect(text).not.toContain("javascript");
  });
});
