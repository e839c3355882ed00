import type { Command } from "./command.ts";
import { helpFor } from "./help.ts";

const answers: readonly Command[] = [];

/** Every command, in the order help shows them. A test fails when a file here is left out. */
export const commands: readonly Command[] = [...answers, helpFor(answers)];
