import { readFileSync } from "node:fs";
import { App } from "@slack/bolt";

// The floor on Slack, run as a process of its own: the same library over Socket Mode, which acknowledges and responds
// with a constant. No question is read, but for the word `picture`, which is answered by a posted message that shows a
// picture uploaded before.

const { SLACK_BOT_TOKEN = "", SLACK_APP_TOKEN = "", SLACK_API_URL = "", PICTURE } = process.env;

const app = new App({
  token: SLACK_BOT_TOKEN,
  appToken: SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});
const file = PICTURE ? await uploaded(readFileSync(PICTURE)) : "";

app.command(/^\//, async ({ ack, command, respond, client }) => {
  await ack();
  if (command.text !== "picture") return void (await respond({ response_type: "in_channel", text: "Constant." }));
  await client.chat.postMessage({
    channel: command.channel_id,
    text: "Constant.",
    blocks: [{ type: "image", slack_file: { id: file }, alt_text: "Constant." }],
  });
});
await app.start();
process.stdout.write("bare handler ready\n");

async function uploaded(bytes: Buffer): Promise<string> {
  const { upload_url = "", file_id = "" } = await app.client.files.getUploadURLExternal({
    filename: "chart.png",
    length: bytes.length,
  });
  await fetch(upload_url, { method: "POST", body: bytes });
  await app.client.files.completeUploadExternal({ files: [{ id: file_id, title: "Chart" }] });
  return file_id;
}
