import { expect, it } from "vitest";
import { killWriters } from "../../../bench/support/store-kills.ts";
import { nodePath } from "../../support/platforms.ts";

it("has everything that was promised, and nothing half, after kills in the middle of writes", {
  timeout: 120_000,
}, async () => {
  const { kills, written, wrong } = await killWriters(25, nodePath());
  expect(wrong).toEqual([]);
  expect(kills).toBe(25);
  expect(written).toBeGreaterThan(25);
});
