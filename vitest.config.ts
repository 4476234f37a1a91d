import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    // Each file stands alone (its own browser, ports, profile): the longest first, its tests in any order.
    sequence: { shuffle: { files: false, tests: true } },
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["test/unit/**/*.test.{ts,tsx}"], environment: "node" },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          environment: "node",
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
