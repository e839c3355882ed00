/** Where Slack, and whoever installs the app, finds the bot on its HTTP server. */
export const ROUTES = {
  events: "/slack/events",
  install: "/slack/install",
  redirect: "/slack/oauth_redirect",
} as const;
