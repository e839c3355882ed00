import { describe, expect, it } from "vitest";
import { renamedFrom } from "../../../src/company/renamed.ts";

describe("a company that was renamed", () => {
  it.each([["FB"], ["$fb"], ["facebook"], ["Facebook, Inc."]])(
    "is found by %s once its new ticker is in use",
    (typed) => {
      expect(renamedFrom(typed, "2022-06-09")).toMatchObject({ to: "META", since: "2022-06-09" });
      expect(renamedFrom(typed, "2022-06-08")).toBeNull();
    },
  );

  it.each([["META"], ["FBK"], ["face"], [""], ["\u{1f680}"]])("is not looked for under %j", (typed) => {
    expect(renamedFrom(typed, "2026-08-21")).toBeNull();
  });
});
