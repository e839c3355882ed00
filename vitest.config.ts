import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One less than the machine has is the default; here much of the time is spent waiting for processes.
    maxWorkers: Math.max(2, availableParallelism()),
  },
});
