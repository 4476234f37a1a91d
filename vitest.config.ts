import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    // Each file stands alone (its own browser, ports, profile): the longest first, its tests in an order of no meaning, the same at
    // each run so that what failed can be run again. Another: JALON_SEED=7 npm test.
    sequence: { shuffle: { files: false, tests: true }, seed: Number(process.env.JALON_SEED ?? 1) },
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
          // Mostly a browser that waits: two leave a third of two cores idle.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
