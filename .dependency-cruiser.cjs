/** Dependencies point one way (ARCHITECTURE.md). Type-only imports between leaves and the core are allowed. */
const to = (path) => ({ path, dependencyTypesNot: ["type-only"] })

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "process-is-alone",
      comment: "the core imports nothing of ours",
      severity: "error",
      from: { path: "^src/process/" },
      to: { path: "^(src/(?!process/)|contents/|background/|popup/)" },
    },
    {
      name: "process-has-few-libraries",
      severity: "error",
      from: { path: "^src/process/" },
      to: { path: "node_modules/", pathNot: "node_modules/(date-fns|@date-fns/tz|date-easter)/" },
    },
    {
      name: "rules-see-the-core",
      severity: "error",
      from: { path: "^src/rules/" },
      to: to("^(src/(overlay|pages|store|policy|crm)|contents/|background/|popup/)"),
    },
    {
      name: "leaves",
      comment: "words and messages are leaves",
      severity: "error",
      from: { path: "^src/(words|messages)/" },
      to: to("^(src/(overlay|pages|store|crm)|contents/|background/|popup/)"),
    },
    {
      name: "pages-do-not-draw",
      severity: "error",
      from: { path: "^src/pages/" },
      to: to("^(src/(overlay|store|crm)|contents/|background/|popup/)"),
    },
    {
      name: "store-and-policy",
      severity: "error",
      from: { path: "^src/(store|policy)/" },
      to: to("^(src/(overlay|pages)|contents/|background/|popup/)"),
    },
    {
      name: "overlay-never-stores",
      severity: "error",
      from: { path: "^(src/overlay|contents)/" },
      to: to("^(src/store/|background/|popup/)"),
    },
    {
      name: "entries-are-ends",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(contents|background|popup)/" },
    },
    {
      name: "no-zod-in-pages",
      comment: "zod is 490 kB in a content script",
      severity: "error",
      from: { path: "^contents/" },
      to: { path: "node_modules/(zod|dexie|libphonenumber-js)/", reachable: true },
    },
    {
      name: "not-to-tests",
      severity: "error",
      from: { path: "^(src|contents|background|popup)/" },
      to: { path: "^test/" },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
}
