import { expect, it } from "vitest"
import { pageOf } from "../../../src/pages/zoho/route"

const crm = "https://crm.zoho.com/crm"
it.each([
  [`${crm}/org1/tab/Potentials/123?searchword=Tremblay#x`, `${crm}/org1/tab/Potentials/123`],
  [`${crm}/org1/tab/CustomModule5/123#q=514`, `${crm}/org1/tab/CustomModule5/123`],
  [`${crm}/org1/tab/Potentials/123`, `${crm}/org1/tab/Potentials/123`],
  [`${crm}/org1/EntityInfo.do?module=Potentials&id=123`, null],
  [`${crm}/org1/tab/Activities/123?sub_module=Events`, null],
])("what is kept of %s names its record and nothing else", (address, kept) => {
  expect(pageOf(address)).toBe(kept ?? address)
})
