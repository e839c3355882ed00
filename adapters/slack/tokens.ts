import type { InstallationBook } from "./installation-book.ts";
import type { WorkspacesOptions } from "./workspaces.ts";

/** Which token is for which workspace: the one of its own installation, else the operator's where that is meant. */
export type Tokens = {
  readonly tokenOf: WorkspacesOptions["tokenOf"];
  /** Tells whose the operator's token is. */
  introduced(team: string | undefined): void;
};

export function createTokenOf(botToken: string | undefined, book: InstallationBook | undefined): Tokens {
  const own = botToken === undefined ? null : { token: botToken };
  let home: string | undefined;
  return {
    introduced(team) {
      home = team;
    },
    async tokenOf(team, enterprise) {
      // Where workspaces install the app, one that has not is answered with no other's token.
      if (!book) return own;
      return (await book.find(team, enterprise)) ?? (team === home ? own : null);
    },
  };
}
