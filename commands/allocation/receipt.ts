import type { Figures } from "../../src/figure.ts";
import { dayText, signedText } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import type { Allocation } from "../../src/portfolio/allocation.ts";
import { stressText } from "../../src/portfolio/stress-windows.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import type { Compared } from "../compared.ts";
import { receiptValues } from "../receipts.ts";
import { legNames } from "./figures.ts";
import type { AllocationParts } from "./parts.ts";
import { RULE_WORDS } from "./words.ts";

/** The command's typed result: what was mixed, over which days, and the dated falls. */
export function allocationData({ options, compared, result, stressed }: AllocationParts) {
  return {
    ...options,
    basis: compared.comparable.basis,
    from: result?.from ?? null,
    to: result?.to ?? null,
    legs: result && {
      mix: result.legs.mix.drawdown,
      core: result.legs.core.drawdown,
      satellite: result.legs.satellite.drawdown,
    },
    stress: stressed.map(({ window, result: through }) => ({
      key: window.key,
      name: window.name,
      months: { from: window.from, to: window.to },
      from: through?.from ?? null,
      to: through?.to ?? null,
    })),
    curve: result?.curve ?? [],
  };
}

const NO_ROWS: Receipt["rows"] = [];
/** Each day with both closes and the mix, 100 at the base. */
const rowsOnce = memo(({ comparable }: Compared, { mix, from, to }: Allocation): Receipt["rows"] => {
  let wealth = 100;
  return comparable.days
    .filter(({ date }) => date >= from && date <= to)
    .map(({ date, small, large }, index) => {
      wealth *= 1 + (index === 0 ? 0 : (mix[index - 1] ?? 0));
      return { date, core: large, satellite: small, mix: wealth };
    });
});

/** Formulas with the numbers put in, and every day of the period. */
export function allocationReceipt(parts: AllocationParts, figures: Figures): Receipt {
  const { options, compared, result, stressed, readings, day } = parts;
  const names = legNames(options);
  const value = receiptValues(figures);
  const rows = result ? rowsOnce(compared, result) : NO_ROWS;
  const days = result ? `from ${dayText(result.from)} to ${dayText(result.to)}` : "";
  const closes = compared.comparable.basis === "total" ? "closes adjusted for splits and dividends" : "closes";
  const each = (id: string) =>
    `${names.mix} ${value(`mix.${id}`)}, ${names.core} ${value(`core.${id}`)}, ${names.satellite} ${value(`satellite.${id}`)}`;
  return {
    formulas: [
      {
        name: "Days",
        text: `${value("days.n")} daily returns ${days}, from the close on or before the start of the period; ${closes} of days that both legs have`,
      },
      {
        name: "Mix",
        text: `${value("satellite.weight")} in ${options.fund} at the base, ${RULE_WORDS[options.rebalance]} at the close of the last trading day, drifting in between; costs and taxes left out`,
      },
      { name: "Return a year", text: `(∏(1 + r))^(252 / n) − 1: ${each("cagr")}` },
      { name: "Volatility", text: `sample deviation (n − 1) of daily returns · √252: ${each("volatility")}` },
      {
        name: "Cash",
        text: `3-month Treasury rate last known on the day, rate / 252 a day (others take the 252nd root, which differs in the third digit); mean ${value("riskFree.rate")}`,
      },
      { name: "Sharpe", text: `√252 · mean(r − cash) / deviation(r − cash): ${each("sharpe")}` },
      {
        name: "Sortino",
        text: `√252 · mean(r − cash) / √mean(min(r − cash, 0)²), over all days: ${each("sortino")}`,
      },
      { name: "Worst drawdown", text: `min(level / highest before − 1): ${each("drawdown")}` },
      {
        name: "Against the core",
        text: `tracking error √252 · deviation(mix − core) = ${value("mix.trackingError")}; beta of excess returns ${value("mix.beta")}; correlation of the legs' returns ${value("legs.correlation")}`,
      },
      {
        name: "Change",
        text: `mix − core: return a year ${value("change.cagr", signedText)}, volatility ${value("change.volatility", signedText)}, Sharpe ${value("change.sharpe", signedText)}, worst drawdown ${value("change.drawdown", signedText)}`,
      },
      {
        name: "Stress",
        text: stressed
          .map(
            ({ window, result: through }) =>
              `${window.name}, ${stressText(window)}${through ? ` (${dayText(through.from)} to ${dayText(through.to)})` : ""}: mix ${value(`stress.${window.key}.mix.return`)}, worst ${value(`stress.${window.key}.mix.drawdown`)}`,
          )
          .join("; "),
      },
    ],
    inputs: readings,
    leftOut: [],
    hash: rowsHash(rows),
    file: `smallcap-allocation-${options.fund}-${options.core}-${options.period}-${day}`,
    rows,
  };
}
