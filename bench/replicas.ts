import { NO_REDIS } from "../test/support/redis.ts";
import { type Part, told } from "./report.ts";
import { replicaLoad } from "./support/replica-load.ts";
import { replicaStory } from "./support/replica-story.ts";

/** Two real processes on one real Redis behind a balancer: what they do together, and what a post costs them. */
export const replicas: Part = {
  name: "replicas",
  shared: true,
  async measure() {
    if (NO_REDIS !== null) return [told(`replicas: SKIPPED, ${NO_REDIS}`, { ours: "", aim: "", met: undefined })];
    return [...(await replicaStory()), ...(await replicaLoad())];
  },
};
