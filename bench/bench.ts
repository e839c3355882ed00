import { aggregation } from "./aggregate.ts";
import { answers } from "./answers.ts";
import { chart } from "./chart.ts";
import { companies } from "./companies.ts";
import { crowd } from "./crowd.ts";
import { kills } from "./kills.ts";
import { memory } from "./memory.ts";
import { questions } from "./questions.ts";
import { refresh } from "./refresh.ts";
import { replicas } from "./replicas.ts";
import { machine, type Part, type Row, table } from "./report.ts";
import { startup } from "./startup.ts";
import { store } from "./store.ts";
import { hasShared, SHARED } from "./support/shared.ts";
import { year } from "./watch-year.ts";

// `npm run bench`: everything that is measured, as ratios to a floor taken in the same run where there is a floor.
// With words, `node bench/bench.ts chart memory`: those parts only. The end code tells whether something broke, never
// whether an aim was met: times depend on the machine.

// What runs in this process comes first, while nothing has warmed it up.
const PARTS: readonly Part[] = [
  aggregation,
  chart,
  refresh,
  questions,
  companies,
  startup,
  memory,
  answers,
  year,
  crowd,
  kills,
  store,
  replicas,
];

const names = process.argv.slice(2);
const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
if (unknown.length > 0) {
  process.stderr.write(`No such part: ${unknown.join(", ")}. Parts: ${PARTS.map(({ name }) => name).join(", ")}.\n`);
  process.exit(2);
}

const rows: Row[] = [];
for (const part of PARTS.filter(({ name }) => names.length === 0 || names.includes(name))) {
  if (part.shared && !hasShared) {
    process.stdout.write(`${part.name}: SKIPPED, nothing at ${SHARED}; set SHARED_DIR\n`);
    continue;
  }
  process.stderr.write(`measuring ${part.name} ...\n`);
  rows.push(...(await part.measure()));
}
process.stdout.write(`\n${table(rows)}\n\n${machine()}\n`);
// Clients under measurement keep connections open.
process.exit(0);
