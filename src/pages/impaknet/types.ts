export type * from "../../process/impaknet/facts"
