import { alertFor } from "./alert.ts";
import allocation from "./allocation.ts";
import { withAsOf } from "./as-of.ts";
import { briefFor } from "./brief.ts";
import calendar from "./calendar.ts";
import type { Command } from "./command.ts";
import concentration from "./concentration.ts";
import debt from "./debt.ts";
import { digestFor } from "./digest.ts";
import earnings from "./earnings.ts";
import economy from "./economy.ts";
import funds from "./funds.ts";
import { helpFor } from "./help.ts";
import { methodFor } from "./method.ts";
import news from "./news.ts";
import performance from "./performance.ts";
import rates from "./rates.ts";
import risk from "./risk.ts";
import screen from "./screen.ts";
import sectors from "./sectors.ts";
import status from "./status.ts";
import stock from "./stock.ts";
import valuation from "./valuation.ts";

const market: readonly Command[] = [
  valuation as Command,
  earnings as Command,
  rates as Command,
  debt as Command,
  economy as Command,
  performance as Command,
  sectors as Command,
  concentration as Command,
  allocation as Command,
  risk as Command,
  funds as Command,
  stock as Command,
  screen as Command,
  calendar as Command,
  news as Command,
];

/** What can be asked of the market, and so of a recorded day of it. */
export const marketQuestions: readonly Command[] = [...market, briefFor(market)].map(withAsOf);

// Made from the questions that they ask or explain, and listed before status, which is about the bot.
const asked: readonly Command[] = [...marketQuestions, status as Command];
const watched = asked.toSpliced(-1, 0, digestFor(asked), alertFor(asked));
const questions = watched.toSpliced(-1, 0, methodFor(watched));

/** Every command, in the order help shows them. A test fails when a file here is left out. */
export const commands: readonly Command[] = [...questions, helpFor(questions)];
