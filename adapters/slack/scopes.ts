/** What the app asks a workspace for: what the adapter uses, and no more. */
export const BOT_SCOPES: readonly string[] = [
  "commands",
  "chat:write",
  // Answers with a chart, and digests, in public channels that nobody invited the bot to.
  "chat:write.public",
  "files:write",
  // Whether Slack has processed a picture.
  "files:read",
  // Direct messages, for a receipt's files and for saying that a digest cannot be delivered.
  "im:write",
  // Whether somebody who sets up a digest is an admin, and their time zone.
  "users:read",
  // Whether the bot may post in a channel, asked when a digest is set up there: public, private, direct.
  "channels:read",
  "groups:read",
  "im:read",
  // Whether a digest arrived, asked only after a crash in the middle of posting it; nothing else is ever read.
  "channels:history",
  "groups:history",
  "im:history",
];
