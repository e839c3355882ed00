/**
 * What Discord takes. Sources: https://docs.discord.com/developers/resources/message#embed-object-embed-limits,
 * /components/reference, /interactions/application-commands and /interactions/receiving-and-responding.
 */
export const LIMITS = {
  content: 2000,
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  /** Discord allows 2048; a footer longer than this pushes the answer off a phone's screen. */
  footer: 700,
  /** Over all texts of all embeds of a message. */
  embedTotal: 6000,
  altText: 1024,
  attachments: 10,
  /** Unless the interaction says more (`attachment_size_limit`). */
  fileBytes: 10 * 1024 * 1024,
  requestBytes: 25 * 1024 * 1024,
  rows: 5,
  buttonsPerRow: 5,
  buttonLabel: 80,
  customId: 100,
  commandOptions: 25,
  commandDescription: 100,
  choices: 25,
  choiceText: 100,
  stringLength: 6000,
  /** Names, descriptions and choices of one command together. */
  commandTotal: 8000,
} as const;

/** Columns that a code block shows on a phone without scrolling sideways. */
export const TABLE_COLUMNS = 42;

/** Milliseconds. Discord forgets an unanswered interaction after three seconds, an answered one after 15 minutes. */
export const TIMES = {
  /** Older than this on arrival, an interaction cannot be acknowledged in time. */
  tooOld: 2500,
  /** An answer that is ready this soon is given at once, without a "thinking" message. */
  direct: 200,
  /** No waiting for a direct answer beyond this age. */
  directAge: 1000,
  /** An acknowledgement is not tried again beyond this age. */
  claimAge: 2700,
  /** One try to acknowledge. */
  claimTry: 1000,
  /** One try to edit or post, without its files. */
  editTry: 5000,
  /** How long an answer may take before the asker is told that it will not come. */
  answer: 240_000,
  /** How long a picture may take before the answer goes out without it. */
  picture: 10_000,
  /** Retries of an edit end here; the interaction's token dies at 15 minutes. */
  tokenAge: 14 * 60_000,
} as const;
