import type { Message } from "../../adapters/discord/render.ts";

/** What Discord would refuse in a message, in words; empty when it would take it. Written apart from the renderer. */
export function refusals({ content, embeds, components, attachments, files, allowed_mentions }: Message): string[] {
  const said: string[] = [];
  const text = (name: string, value: string | undefined, most: number, least = 1) => {
    if (value === undefined) return;
    const { length } = value.trim();
    if (length < least || value.length > most) said.push(`${name} has ${value.length} characters`);
  };
  text("content", content, 2000);
  if (!content && embeds.length === 0) said.push("nothing to show");
  if (embeds.length > 10) said.push(`${embeds.length} embeds`);
  let total = 0;
  for (const { title, description, fields = [], footer, image } of embeds) {
    text("title", title, 256);
    text("description", description, 4096);
    text("footer", footer?.text, 2048);
    if (fields.length > 25) said.push(`${fields.length} fields`);
    if (!title && !description && fields.length === 0) said.push("empty embed");
    for (const { name, value } of fields) {
      text("field name", name, 256);
      text("field value", value, 1024);
    }
    const texts = [title, description, footer?.text, ...fields.flatMap(({ name, value }) => [name, value])];
    total += texts.reduce((sum, each) => sum + (each?.length ?? 0), 0);
    const named = image?.url.replace("attachment://", "");
    if (named !== undefined && !files.some(({ name }) => name === named)) said.push(`no file for ${named}`);
  }
  if (total > 6000) said.push(`${total} characters in embeds`);
  if (components.length > 5) said.push(`${components.length} rows`);
  const ids = new Set<string>();
  for (const row of components) {
    if (row.components.length < 1 || row.components.length > 5) said.push(`${row.components.length} buttons in a row`);
    for (const button of row.components) {
      text("button label", "label" in button ? button.label : "", 80);
      text("custom_id", button.custom_id, 100);
      if (ids.has(button.custom_id)) said.push(`two buttons ${button.custom_id}`);
      ids.add(button.custom_id);
    }
  }
  if (files.length > 10 || files.length !== attachments.length) said.push(`${files.length} files`);
  for (const { filename, description } of attachments) {
    text("file name", filename, 260);
    text("picture description", description, 1024);
  }
  if (allowed_mentions.parse.length > 0) said.push("mentions allowed");
  return said;
}

/** Every text a reader sees. */
export function textOf({ content, embeds, components, attachments }: Message): string {
  return [
    content,
    ...embeds.flatMap(({ title, description, fields = [], footer }) => [
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
      footer?.text,
    ]),
    ...components.flatMap((row) => row.components.map((button) => ("label" in button ? button.label : ""))),
    ...attachments.map(({ description }) => description),
  ]
    .filter(Boolean)
    .join("\n");
}
