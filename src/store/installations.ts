/** Workspaces that have installed the app, with their tokens: secrets, encrypted by whoever hands them in. */
export type Installations = {
  /** @param key - Platform and workspace: `slack:T0123456789`. */
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<boolean>;
  keys(): Promise<readonly string[]>;
};
