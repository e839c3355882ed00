import calendar from "./calendar.ts";
import type { Command } from "./command.ts";
import debt from "./debt.ts";
import earnings from "./earnings.ts";
import economy from "./economy.ts";
import { helpFor } from "./help.ts";
import news from "./news.ts";
import rates from "./rates.ts";
import screen from "./screen.ts";
import status from "./status.ts";
import stock from "./stock.ts";
import valuation from "./valuation.ts";

const answers: readonly Command[] = [
  valuation as Command,
  earnings as Command,
  rates as Command,
  debt as Command,
  economy as Command,
  stock as Command,
  screen as Command,
  calendar as Command,
  news as Command,
  status as Command,
];

/** Every command, in the order help shows them. A test fails when a file here is left out. */
export const commands: readonly Command[] = [...answers, helpFor(answers)];
