/** Who asks, and where. Ids are the platform's own; none of them is ever shown. */
export type Asker = {
  readonly platform: "discord" | "slack" | "terminal" | "web";
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
  /** Whether the person may manage the server or channel. */
  readonly mayManage: boolean;
  /** The person's own time zone, IANA, where the platform tells. */
  readonly timezone?: string;
};
