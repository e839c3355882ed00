import { readFileSync } from "node:fs";
import { type APIInteraction, Client, Events, GatewayDispatchEvents, type RawFile, Routes } from "discord.js";

// The floor on Discord, run as a process of its own: the same library, the raw event, and a constant answer through its
// REST client. No question is read, but for the word `picture`, which is answered with a constant picture.

const { DISCORD_TOKEN = "", DISCORD_API_URL = "", PICTURE } = process.env;
const CHANNEL_MESSAGE = 4;
const files: RawFile[] = PICTURE ? [{ name: "chart.png", data: readFileSync(PICTURE), contentType: "image/png" }] : [];

const client = new Client({ intents: [], rest: { api: DISCORD_API_URL } });
client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
  const pictured = "data" in interaction && JSON.stringify(interaction.data).includes('"picture"');
  void client.rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
    auth: false,
    body: { type: CHANNEL_MESSAGE, data: { content: "Constant." } },
    ...(pictured ? { files } : {}),
  });
});
client.once(Events.ShardReady, () => process.stdout.write("bare handler ready\n"));
await client.login(DISCORD_TOKEN);
