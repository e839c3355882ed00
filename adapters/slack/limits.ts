/**
 * What one Slack message may hold. Sources: https://docs.slack.dev/reference/block-kit/blocks and the types of
 * `@slack/types`; where Slack documents nothing, the source stands beside the number.
 */
export const LIMITS = {
  blocks: 50,
  header: 150,
  section: 3_000,
  contextText: 2_000,
  altText: 2_000,
  buttons: 25,
  buttonText: 75,
  buttonValue: 2_000,
  /** Rows and columns of the one native table a message may have; its cells together may hold 10,000 characters. */
  tableRows: 100,
  tableColumns: 20,
  /** All blocks together: Slack refuses somewhere above 13,200 characters (slackapi/bolt-js#2509). */
  message: 12_000,
  /** The plain text beside the blocks: Slack splits it around 4,000 characters. */
  text: 3_900,
} as const;
