import { availableParallelism, cpus, loadavg } from "node:os";

/** One measurement as it is printed. */
export type Row = {
  readonly what: string;
  readonly ours: string;
  readonly floor: string;
  /** Ours over the floor, where there is one. */
  readonly ratio: string;
  readonly aim: string;
  /** Undefined where nothing is aimed at: shown to explain another row. */
  readonly met: boolean | undefined;
};

/** A group of measurements that belong together: `node bench/bench.ts NAME` takes just one. */
export type Part = {
  readonly name: string;
  /** Whether it needs the stand-ins and recordings kept outside the repository. */
  readonly shared: boolean;
  measure(): Promise<readonly Row[]>;
};

/** Ours against a floor, both in milliseconds; the aim is the highest ratio. */
export function against(what: string, ours: number, floor: number, aim?: number): Row {
  const ratio = ours / floor;
  return {
    what,
    ours: milliseconds(ours),
    floor: milliseconds(floor),
    ratio: `${ratio.toFixed(2)}x`,
    aim: aim === undefined ? "" : `<= ${aim}x`,
    met: aim === undefined ? undefined : ratio <= aim,
  };
}

/** A value by itself; the aim is the highest one. */
export function alone(what: string, value: number, unit: "ms" | "MB", aim?: number): Row {
  const text = unit === "ms" ? milliseconds : megabytes;
  return {
    what,
    ours: text(value),
    floor: "",
    ratio: "",
    aim: aim === undefined ? "" : `<= ${aim} ${unit}`,
    met: aim === undefined ? undefined : value <= aim,
  };
}

/** What was found, in words. */
export function told(what: string, { ours, aim, met }: Pick<Row, "ours" | "aim" | "met">): Row {
  return { what, ours, floor: "", ratio: "", aim, met };
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 100 ? 2 : 0)} ms`;
}

function megabytes(value: number): string {
  return `${value.toFixed(0)} MB`;
}

const COLUMNS = ["measure", "ours", "floor", "ratio", "aim", "met?"] as const;

/** All rows as one aligned table, texts to the left and numbers to the right. */
export function table(rows: readonly Row[]): string {
  const cells = [COLUMNS, ...rows.map((row) => [row.what, row.ours, row.floor, row.ratio, row.aim, met(row)])];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, column === 0)).join("  ");
  return cells.map((row) => line(row).trimEnd()).join("\n");
}

function met({ met }: Row): string {
  return met === undefined ? "" : met ? "yes" : "NO";
}

function pad(text: string, width: number, left: boolean): string {
  return left ? text.padEnd(width) : text.padStart(width);
}

/** What the numbers were taken on. */
export function machine(): string {
  const [load = 0] = loadavg();
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return `${availableParallelism()} cores, ${model}, load ${load.toFixed(1)}, Node ${process.versions.node}, ${process.platform}`;
}
