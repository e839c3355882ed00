/** Requests answered and asked of a load under way; null when none is. */
export type Progress = () => { readonly loaded: number; readonly requests: number } | null;

type Errors = {
  readonly errors: (text: string) => void;
  /** Whether `errors` is a screen, where a line can be written over. */
  readonly errorsTty?: boolean;
};

const POLL_MS = 250;
/** Elsewhere than on a screen a line is written at most every so many polls: 5 s. */
const POLLS_PER_LINE = 20;

/**
 * Does the work, and says on standard error how far the loading of market data is. Work that prints while it goes on
 * calls `clear` first, so that an answer does not start behind a progress line.
 */
export async function withProgress<Result>(
  { errors, errorsTty = false }: Errors,
  progress: Progress,
  work: (clear: () => void) => Promise<Result>,
): Promise<Result> {
  let polls = 0;
  let shown = "";
  const poll = () => {
    polls += 1;
    const text = progressText(progress());
    if (text === "" || text === shown) return;
    if (errorsTty) errors(`\r${text.padEnd(shown.length)}`);
    else if (polls >= POLLS_PER_LINE) errors(`${text}\n`);
    else return;
    shown = text;
    polls = 0;
  };
  const clear = () => {
    if (errorsTty && shown !== "") errors(`\r${" ".repeat(shown.length)}\r`);
    shown = "";
  };
  const timer = setInterval(poll, POLL_MS);
  timer.unref();
  try {
    return await work(clear);
  } finally {
    clearInterval(timer);
    clear();
  }
}

function progressText(state: ReturnType<Progress>): string {
  return state && state.requests > 0 ? `Loading market data: ${state.loaded} of ${state.requests} requests` : "";
}
