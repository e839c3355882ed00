import type { ServerResponse } from "node:http";
import { ROUTES } from "./routes.ts";

/** A page that somebody sees who installs the app. */
export type Page = { readonly status: number; readonly title: string; readonly text: string; readonly again: boolean };

export const INSTALLED: Page = {
  status: 200,
  title: "Smallcap is installed",
  text: "Go back to Slack and type /smallcap help in any channel. Nothing is posted until somebody asks.",
  again: false,
};

/** What to say when installing failed, by the error code of Slack's library; never the error's own words. */
export function failurePage(code: string, denied: boolean): Page {
  if (denied) return page(403, "Not installed", "Slack was not given the permission, so nothing was installed.");
  switch (code) {
    case "slack_oauth_missing_state":
    case "slack_oauth_invalid_state":
      return page(
        400,
        "Please start again",
        "This page was opened in another browser than the one that began, without its cookie, or after ten minutes.",
      );
    case "slack_oauth_missing_code":
      return page(400, "Please start again", "Slack's answer is incomplete.");
    default:
      return page(502, "Not installed", "Slack did not confirm the installation. Please try again in a minute.");
  }
}

export function showPage(response: ServerResponse, { status, title, text, again }: Page): void {
  const link = again ? `<p><a href="${ROUTES.install}">Install Smallcap</a></p>` : "";
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  });
  response.end(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem }</style>
<h1>${title}</h1>
<p>${text}</p>
${link}
</html>
`);
}

function page(status: number, title: string, text: string): Page {
  return { status, title, text, again: true };
}
