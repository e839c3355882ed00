import process from "node:process";
import { ROUTES } from "./routes.ts";
import { BOT_SCOPES } from "./scopes.ts";

/**
 * The app as Slack's page "Create an app from a manifest" takes it. It asks for what the adapter uses, and no more.
 *
 * @param http - `https://host` where the bot answers over HTTP and can be installed in many workspaces; without it the
 *   app is for one workspace, over Socket Mode.
 * @see https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest(http?: string) {
  const at = (path: string) => new URL(path, http).href;
  const events = http === undefined ? {} : { url: at(ROUTES.events) };
  return {
    display_information: {
      name: "Smallcap",
      description: "Answers small-cap market questions, and says how it knows.",
    },
    features: {
      // Receipts send their files as direct messages; without this tab nobody could open them there.
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: "Smallcap", always_online: true },
      slash_commands: [
        {
          command: "/smallcap",
          description: "Ask about small-cap stocks and their index",
          usage_hint: "[question] [options], or help",
          should_escape: false,
          ...events,
        },
      ],
    },
    oauth_config: {
      ...(http === undefined ? {} : { redirect_urls: [at(ROUTES.redirect)] }),
      scopes: { bot: BOT_SCOPES },
    },
    settings: {
      interactivity: { is_enabled: true, ...(http === undefined ? {} : { request_url: at(ROUTES.events) }) },
      // A workspace that removes the app has its token deleted.
      ...(http === undefined
        ? {}
        : {
            event_subscriptions: { request_url: at(ROUTES.events), bot_events: ["app_uninstalled", "tokens_revoked"] },
          }),
      org_deploy_enabled: false,
      socket_mode_enabled: http === undefined,
      token_rotation_enabled: false,
    },
  };
}

if (import.meta.main) {
  const [flag, address] = process.argv.slice(2);
  const http = flag === "--http" ? address : undefined;
  if (flag !== undefined && !(http !== undefined && URL.canParse(http) && new URL(http).protocol === "https:")) {
    process.stderr.write("Usage: npm run -s manifest [-- --http https://host]\n");
    process.exitCode = 2;
  } else process.stdout.write(`${JSON.stringify(slackManifest(http), null, 2)}\n`);
}
