/**
 * The app as Slack's page "Create an app from a manifest" takes it. It asks for what the adapter uses, and no more.
 *
 * @see https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest() {
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
        },
      ],
    },
    oauth_config: {
      scopes: {
        bot: [
          "commands",
          "chat:write",
          // Answers with a chart in public channels that nobody invited the bot to.
          "chat:write.public",
          "files:write",
          // Whether Slack has processed a picture.
          "files:read",
          // Direct messages, for a receipt's files.
          "im:write",
        ],
      },
    },
    settings: {
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(slackManifest(), null, 2)}\n`);
