import { startFake } from "./shared.ts";

/** One question asked as a person of a platform asks it; resolves with the whole message once it is there. */
export type AskAs = (words: string) => Promise<Message>;

/** What is measured of a message: its text, and its picture where the platform carries one with it. */
export type Message = { readonly text: string; readonly picture: Uint8Array | undefined };

/** A stand-in for a platform, with the environment a process needs to connect to it. */
export type Platform = AsyncDisposable & {
  readonly environment: Readonly<Record<string, string>>;
  readonly ask: AskAs;
};

type DiscordMessage = { readonly id: string };
type FakeDiscord = {
  env(names: Record<string, string>): Record<string, string>;
  command(asked: object): Promise<{ reply(): Promise<DiscordMessage> }>;
  text(message: DiscordMessage): string;
  images(message: DiscordMessage): readonly { readonly data: Uint8Array }[];
  close(): Promise<void>;
};

/** Discord on loopback. The words are a subcommand of `/smallcap`; unregistered ones are let through. */
export async function startDiscord(): Promise<Platform> {
  const fake = await startFake<FakeDiscord>("fake-discord.mjs", { rateLimits: false, enforceIdentifyLimit: false });
  return {
    environment: fake.env({ DISCORD_TOKEN: "token", DISCORD_API_URL: "api" }),
    async ask(words) {
      const interaction = await fake.command({ name: "smallcap", subcommand: words, check: false });
      const message = await interaction.reply();
      return { text: fake.text(message), picture: fake.images(message)[0]?.data };
    },
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

type SlackMessage = { readonly ts: string };
type FakeSlack = {
  env(names: Record<string, string>): Record<string, string>;
  command(command: string, text: string): Promise<{ message(): Promise<SlackMessage> }>;
  text(message: SlackMessage): string;
  close(): Promise<void>;
};

/** Slack on loopback, over Socket Mode. */
export async function startSlack(): Promise<Platform> {
  const fake = await startFake<FakeSlack>("fake-slack.mjs", { rateLimits: false });
  return {
    environment: fake.env({ SLACK_BOT_TOKEN: "botToken", SLACK_APP_TOKEN: "appToken", SLACK_API_URL: "api" }),
    async ask(words) {
      const handle = await fake.command("/smallcap", words);
      const message = await handle.message();
      return { text: fake.text(message), picture: undefined };
    },
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}
