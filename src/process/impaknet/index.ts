export * from "./facts"
export * from "./same"
export * from "./values"
