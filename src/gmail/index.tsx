/** Starts what is shown on a page of Gmail. */
export function start(): void {
  return
}
