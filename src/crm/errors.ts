import { isTable } from "../process/table"
import type { CrmFault } from "./types"

/** The CRM's own codes for what it does not answer. */
const byCode: Readonly<Record<string, CrmFault>> = {
  INVALID_TOKEN: "signed-out",
  INVALID_OAUTHTOKEN: "signed-out",
  AUTHENTICATION_FAILURE: "signed-out",
  OAUTH_SCOPE_MISMATCH: "forbidden",
  NO_PERMISSION: "forbidden",
  AUTHORIZATION_FAILED: "forbidden",
  NOT_ALLOWED: "forbidden",
  INVALID_MODULE: "absent",
  NOT_SUPPORTED: "absent",
  FEATURE_NOT_SUPPORTED: "absent",
  FEATURE_NOT_ENABLED: "absent",
  API_NOT_SUPPORTED: "absent",
  INVALID_URL_PATTERN: "absent",
  INVALID_QUERY: "absent",
  SYNTAX_ERROR: "absent",
  RECORD_NOT_FOUND: "gone",
  NO_RECORDS_FOUND: "gone",
  TOO_MANY_REQUESTS: "limited",
  RATE_LIMIT_EXCEEDED: "limited",
  LIMIT_EXCEEDED: "limited",
  LIMIT_REACHED: "limited",
  INTERNAL_ERROR: "failed",
  INTERNAL_SERVER_ERROR: "failed",
  SERVICE_UNAVAILABLE: "failed",
}

/** What a refusal holds of use: its code, and which part of the path was wrong. */
type Refusal = { code: string | null; segment: number | null }

/**
 * The refusal in an answer's body; null when the body is not one. Zoho gives some with status 200.
 * @param body parsed JSON, of any form
 */
export function refusalIn(body: unknown): Refusal | null {
  if (!isTable(body) || body["status"] !== "error" || typeof body["code"] !== "string") return null
  const details = isTable(body["details"]) ? body["details"] : {}
  const segment = details["resource_path_index"]
  return { code: body["code"], segment: typeof segment === "number" ? segment : null }
}

/**
 * What a refusal means.
 * @param status of the HTTP answer
 * @param ofRecord one record was asked about, so an id that is not taken is a record that is gone
 */
export function faultOf(status: number, refusal: Refusal | null, ofRecord: boolean): CrmFault {
  if (status === 429) return "limited"
  if (status >= 500) return "failed"
  const { code = null, segment = null } = refusal ?? {}
  // The third part of a path is a related list: wrong, it is the organisation that lacks it.
  if (code === "INVALID_DATA") return ofRecord && segment !== 2 ? "gone" : "absent"
  const told = code === null ? undefined : byCode[code]
  if (told !== undefined) return told
  if (status === 401) return "signed-out"
  if (status === 403) return "forbidden"
  if (status === 404) return ofRecord ? "gone" : "absent"
  return "failed"
}
