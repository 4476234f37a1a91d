/** A request as the API's code sees it, whatever brought it. Header names are in lower case. */
export type Ask = {
  method: string
  host: string
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  body: string
}
/** `json` is sent as JSON, `html` as a page; neither: no body. */
export type Answer = { status: number; headers?: Record<string, string>; json?: unknown; html?: string }

/** What the API answers instead of what was asked. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super(String(answer.status))
  }
}
type Details = Record<string, unknown>
/** The error body of the API. */
export const fault = (status: number, code: string, message: string, details: Details = {}): Answer => ({
  status,
  json: { code, details, message, status: "error" },
})
export const refuse = (status: number, code: string, message: string, details: Details = {}): Refusal =>
  new Refusal(fault(status, code, message, details))

export const invalidToken = (): Answer => fault(401, "INVALID_TOKEN", "invalid oauth token")
export const forbidden = (module: string): Answer =>
  fault(403, "NO_PERMISSION", "permission denied", { permissions: [`Crm_Implied_View_${module}`] })
export const tooMany = (seconds?: number): Answer => ({
  ...fault(429, "TOO_MANY_REQUESTS", "You have made too many requests. Please try again later."),
  headers: seconds === undefined ? {} : { "retry-after": String(seconds) },
})
export const broken = (): Answer => fault(500, "INTERNAL_ERROR", "Internal server error occurred.")
export const missingParam = (param: string, details: Details = { param_name: param }): Refusal =>
  refuse(400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing", details)
export const invalidModule = (
  details: Details = { resource_path_index: 0 },
  message = "The module name given seems to be invalid",
): Refusal => refuse(400, "INVALID_MODULE", message, details)
export const badAddress = (): Refusal =>
  refuse(404, "INVALID_URL_PATTERN", "Please check if the URL trying to access is a correct one")
export const nothing: Answer = { status: 204 }
