import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Attachment } from "../../src/card.ts";

/** Names tried before giving up: `receipt.csv`, `receipt-2.csv`, and so on. */
const TRIES = 1000;

/** Writes files into a folder under free names, never over a file that is there, and returns those names. */
export async function saveFiles(files: readonly Attachment[], folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const file of files) names.push(await saveFile(file, folder));
  return names;
}

async function saveFile({ name, content }: Attachment, folder: string): Promise<string> {
  const safe = name.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[.-]+/, "") || "receipt";
  for (let count = 1; count <= TRIES; count += 1) {
    const free = count === 1 ? safe : safe.replace(/(\.[^.]*)?$/, `-${count}$1`);
    if (await written(join(folder, free), content)) return free;
  }
  throw new Error(`${safe} is there ${TRIES} times.`);
}

/** False when the name is taken. */
async function written(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
