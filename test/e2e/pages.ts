/**
 * Pages of the CRM written from what is publicly known of its markup, a generation at a time, for tests that need one
 * exact state of one exact field. They share nothing with the page reader nor with the sandbox.
 */
export type Kind =
  | "text"
  | "picklist"
  | "lookup"
  | "user"
  | "phone"
  | "email"
  | "date"
  | "datetime"
  | "checkbox"
  | "textarea"
  | "number"
export type FieldSpec = {
  label: string
  column: string
  api: string
  kind: Kind
  /** null: empty. */
  value: string | boolean | null
  look?: "lazy" | "masked" | "absent" | "twice" | "red"
}
export type Generation = "G1" | "G2" | "G3"

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] ?? char)
const shown = (field: FieldSpec): string =>
  field.look === "masked" ? "*****" : typeof field.value === "string" ? escape(field.value) : ""

let serial = 100
const nextId = (): string => String((serial += 1))

/** Detail page, crux generation: value components inside `#field_<id>`. */
function cruxValue(field: FieldSpec): string {
  const value = shown(field)
  if (field.look === "lazy")
    return `<dummy-port-element></dummy-port-element><div id="cruxLoadingElem" class="cxLoadOnViewElement"><div class="cxLoader"></div></div>`
  const wrap = (inner: string): string =>
    value === "" ? "" : `<span class="cxElemCompViewWrap">${inner}</span>`
  const lyte = `<lyte-text class="cxElemCompViewValue" lt-prop-value="${value}">${value}</lyte-text>`
  switch (field.kind) {
    case "checkbox":
      return `<crux-boolean-component>${field.value === true ? '<span class="criteria-yes"></span>' : ""}</crux-boolean-component>`
    case "lookup":
      return value === ""
        ? "<crux-lookup-component></crux-lookup-component>"
        : `<crux-lookup-component cx-prop-value="${value}"><a class="cxElemCompViewValue" href="#">${value}</a></crux-lookup-component>`
    case "user":
      return value === ""
        ? "<crux-user-component></crux-user-component>"
        : `<crux-user-component name="${value}"><span class="cxElemCompViewValue">${value}</span></crux-user-component>`
    case "phone":
      return `<crux-phone-component>${value === "" ? "" : `<span class="cxPhoneViewValue lvPhFld">${value}</span>`}</crux-phone-component>`
    case "email":
      return `<crux-email-component>${value === "" ? "" : `<a class="cxEmailViewLink" href="mailto:x">${value}</a>`}</crux-email-component>`
    case "textarea":
      return `<crux-text-area-component cx-prop-value="${value}">${wrap(lyte)}</crux-text-area-component>`
    case "date":
      return `<crux-date-component>${value === "" ? "" : `<span class="cxElementViewValue cxElemCompViewValue">${value}</span>`}</crux-date-component>`
    case "number":
      return `<crux-number-component>${value === "" ? "" : `<span class="cxElemCompViewValue numberDivNumberView">${value}</span>`}</crux-number-component>`
    default:
      return `<crux-${field.kind}-component>${wrap(lyte)}</crux-${field.kind}-component>`
  }
}

function detailField(generation: Generation, field: FieldSpec): string {
  const label = escape(field.label)
  if (generation === "G3") {
    const id = nextId()
    return `<div class="cxDvBcInfoFormRow"><div class="cxDvInfoFormField" id="field_label_${id}" data-zcqa="dtVw_lbl_${field.column}">${label}</div><div id="field_${id}" class="dvValueContainer cxDvInfoValue"><div class="cxDvFieldWrap"><div class="cxDvAjaxEdit"><crux-detailpage-field-details>${cruxValue(field)}</crux-detailpage-field-details></div></div></div></div>`
  }
  if (generation === "G2")
    return `<div id="mouseArea__${field.column}"><div id="labelTD_${field.column}"><span>${label}</span></div><div id="value_${field.column}">${cruxValue(field)}</div></div>`
  const value =
    field.look === "lazy" ? '<div id="cruxLoadingElem" class="cxLoadOnViewElement"></div>' : shown(field)
  const box =
    field.kind === "checkbox"
      ? `<input type="checkbox" disabled ${field.value === true ? "checked" : ""}>`
      : value
  return `<tr><td class="labelTD" id="labelTD_${field.column}">${label}</td><td id="value_${field.column}"><span id="subvalue_${field.column}">${box}</span></td></tr>`
}

function formField(generation: Generation, module: string, field: FieldSpec): string {
  const label = escape(field.label)
  const value = shown(field)
  const stem = `Crm_${module}_${field.column}`
  const red = field.look === "red" ? ' style="border-left:2px solid rgb(230,60,60)"' : ""
  const lazy = '<div id="cruxLoadingElem" class="cxLoadOnViewElement"></div>'
  const dropdown = `<lyte-dropdown lt-prop-selected="${value}"><div class="lyteDummyEventContainer"><lyte-drop-button><span class="${value === "" ? "lyteDropPlaceholderNormal" : "lyteDropdownLabel"}">${value === "" ? "-None-" : value}</span></lyte-drop-button></div></lyte-dropdown>`
  const placeholder = field.kind === "date" || field.kind === "datetime" ? ' placeholder="DD/MM/YYYY"' : ""
  const [date = "", time = ""] = value.split(" ", 2)
  if (generation === "G1") {
    const control =
      field.kind === "picklist"
        ? `<select id="${stem}" name="${stem}" class="select2-hidden-accessible" tabindex="-1"><option value="">-None-</option>${value === "" ? "" : `<option selected>${value}</option>`}</select><span class="select2 select2-container"><span class="selection"><span class="select2-selection select2-selection--single" role="combobox"><span class="select2-selection__rendered" id="select2-${stem}-container" title="${value === "" ? "-None-" : value}">${value === "" ? "-None-" : value}</span></span></span></span>`
        : field.kind === "checkbox"
          ? `<input type="checkbox" id="${stem}" ${field.value === true ? "checked" : ""}>`
          : field.kind === "textarea"
            ? `<textarea id="${stem}">${value}</textarea>`
            : field.kind === "datetime"
              ? `<input type="text" id="${stem}" value="${date}"${placeholder}><input type="text" id="${stem}_time" class="timeInput" value="${time}">`
              : `<input type="text" id="${stem}" value="${value}"${placeholder}>`
    return `<div class="fldRow" id="${module}_fldRow_${field.column}"><div class="labelCreate" id="${stem}_label">${label}</div><div class="labelValCreate"${red}>${field.look === "lazy" ? lazy : control}</div></div>`
  }
  const linput = generation === "G2" ? `id="${stem}_LInput"` : `id="${nextId()}_FValue"`
  const inner =
    field.look === "lazy"
      ? lazy
      : field.kind === "picklist"
        ? dropdown.replace("<lyte-drop-button", `<lyte-drop-button role="combobox" aria-label="${label}"`)
        : field.kind === "checkbox"
          ? `<lyte-checkbox><label class="lyteCheckbox"><input type="checkbox" ${linput} ${field.value === true ? "checked" : ""}></label></lyte-checkbox>`
          : field.kind === "textarea"
            ? `<lyte-input><div class="lyteField"><textarea ${linput}>${value}</textarea></div></lyte-input>`
            : field.kind === "datetime"
              ? `<lyte-input lt-prop-type="datetime"><div class="lyteField"><input ${linput} value="${date}"${placeholder}></div>${dropdown.replace(`lt-prop-selected="${value}"`, `lt-prop-selected="${time}"`).replace(`>${value}<`, `>${time}<`)}</lyte-input>`
              : field.kind === "lookup"
                ? `<lyte-autocomplete id="${stem}"><lyte-input><input id="inputId" value="${value}"></lyte-input></lyte-autocomplete>`
                : `<lyte-input><div class="lyteField"><input ${linput} value="${value}"${placeholder}></div></lyte-input>`
  if (generation === "G2")
    return `<crm-create-fields id="${module}_fldRow_${field.column}"><div class="custabDivCreate"><div class="customfieldLabel">${label}</div><div class="customfieldValue"${red}>${inner}</div></div></crm-create-fields>`
  return `<crux-create-field data-cy="${field.api}"><div class="cxElementLabel">${label}</div><div class="cxElementValue"${red}><crux-${field.kind}-component cx-prop-value="${value}">${inner}</crux-${field.kind}-component></div></crux-create-field>`
}

const fieldsOf = (fields: readonly FieldSpec[], draw: (field: FieldSpec) => string): string =>
  fields
    .filter((field) => field.look !== "absent")
    .map(
      (field) =>
        draw(field) +
        (field.look === "twice"
          ? draw({ ...field, column: `${field.column}9`, api: `${field.api}9`, value: "autre" })
          : ""),
    )
    .join("\n")

export type NoteSpec = { id: string; text: string; author: string; at: string; parent?: string }

export function notesList(notes: readonly NoteSpec[], recordId: string): string {
  const rows = notes.map(
    (note) =>
      `<li class="cxNotesLi cx_${note.id}"><div class="cxNotesAddedContent" data-zcqa="cruxNoteContent"><pre class="cxNonRTF">${escape(note.text)}</pre></div><a class="cxNotesModuleRecordName" href="/crm/EntityInfo.do?module=Potentials&id=${note.parent ?? recordId}">Opportunité</a><span class="cxNotesModifiedTimeInfo" data-title="${note.at}">récemment</span><span class="cxNotesModifiedName" data-title="${escape(note.author)}">${escape(note.author)}</span></li>`,
  )
  return `<div class="cxNotes"><span class="cxTotalNotesCount">${String(notes.length)}</span><ul class="cruxNotesList cxNoteRecentFirst" data-zcqa="cruxNotesListHolder">${rows.join("")}</ul><lyte-input data-zcqa="notesProcess"></lyte-input></div>`
}

const page = (body: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Opportunités - Zoho CRM</title></head><body><div id="crmNextGenTopMenu"></div>${body}</body></html>`

export function detailPage(
  generation: Generation,
  fields: readonly FieldSpec[],
  options: { id: string; notes?: readonly NoteSpec[]; extra?: string; over?: string },
): string {
  const rows = fieldsOf(fields, (field) => detailField(generation, field))
  const body = generation === "G1" ? `<table><tbody>${rows}</tbody></table>` : rows
  return page(
    `<crm-related-list-label id="rl_1" entity-id="${options.id}" display-label="Remarques"></crm-related-list-label><lyte-tab-body class="dv_content_tab_body">${body}${options.notes ? notesList(options.notes, options.id) : ""}${options.extra ?? ""}</lyte-tab-body>${options.over ?? ""}`,
  )
}

export function form(
  generation: Generation,
  module: string,
  fields: readonly FieldSpec[],
  extra = "",
): string {
  const rows = fieldsOf(fields, (field) => formField(generation, module, field))
  if (generation === "G1")
    return `<form id="createForm">${rows}${extra}<div id="createFixedButtonDiv"><input type="button" value="Annuler" id="cancel${module}Btn"><input type="button" value="Enregistrer" id="save${module}Btn"></div></form>`
  const buttons = `<div class="footer"><lyte-button id="crm_create_cancelbutn${module}"><button id="crm_create_cancelbutn" type="button">Annuler</button></lyte-button><lyte-button id="crm_create_savebutn${module}"><button id="crm_create_savebutn" name="save" type="button">Enregistrer</button></lyte-button></div>`
  return generation === "G2"
    ? `<crm-create-entity><form><crm-create-layout><crm-create-sections>${rows}</crm-create-sections></crm-create-layout>${extra}</form>${buttons}</crm-create-entity>`
    : `<crux-form-component id="cxQuickCreateFormComp">${rows}${extra}</crux-form-component>${buttons}`
}
export const formPage = (
  generation: Generation,
  module: string,
  fields: readonly FieldSpec[],
  extra = "",
): string => page(form(generation, module, fields, extra))
/** A meeting quick-create as a modal at the end of the body. */
export const modal = (inner: string): string =>
  `<div class="modalWrapper"><lyte-modal id="cruxCreateFormModal1"><div class="lyteModal" role="dialog" style="position:fixed;left:300px;top:40px;width:640px;background:#fff">${inner}</div></lyte-modal></div>`

/** The fields of a well-kept opportunity; tests change one at a time. */
export const opportunity = {
  owner: {
    label: "Gestionnaire de l'opportunité",
    column: "SMOWNERID",
    api: "Owner",
    kind: "user",
    value: "Camille Roy",
  },
  name: {
    label: "Nom de l'opportunité",
    column: "POTENTIALNAME",
    api: "Deal_Name",
    kind: "text",
    value: "Marie-Ève Tremblay",
  },
  contact: {
    label: "Nom de fiche client",
    column: "CONTACTID",
    api: "Contact_Name",
    kind: "lookup",
    value: "Marie-Ève Tremblay",
  },
  stage: { label: "Étape", column: "STAGE", api: "Stage", kind: "picklist", value: "Contacté" },
  type: { label: "Type", column: "POTENTIALTYPE", api: "Type", kind: "picklist", value: "Phone-Up" },
  phone: {
    label: "Téléphone",
    column: "POTENTIALCF1",
    api: "T_l_phone",
    kind: "phone",
    value: "514 700-0199",
  },
  email: {
    label: "Courriel",
    column: "POTENTIALCF2",
    api: "Courriel",
    kind: "email",
    value: "marie.eve@exemple.ca",
  },
  branch: {
    label: "Succursale",
    column: "POTENTIALCF3",
    api: "Succursale",
    kind: "picklist",
    value: "Laval",
  },
  language: { label: "Langue", column: "POTENTIALCF4", api: "Langue", kind: "picklist", value: "Français" },
  specialist: {
    label: "Spécialiste expérience client",
    column: "POTENTIALCF5",
    api: "SPEX",
    kind: "lookup",
    value: "Alex Gagnon",
  },
  salesDirector: { label: "DV", column: "POTENTIALCF6", api: "DV", kind: "lookup", value: "Jordan Côté" },
  expired: { label: "Expirée", column: "POTENTIALCF7", api: "Expir_e", kind: "checkbox", value: false },
  make: { label: "Marque", column: "POTENTIALCF8", api: "Marque", kind: "text", value: "Toyota" },
  model: { label: "Modèle", column: "POTENTIALCF9", api: "Mod_le", kind: "text", value: "Camry" },
  year: { label: "Année", column: "POTENTIALCF10", api: "Ann_e", kind: "number", value: "2023" },
  stock: { label: "No Stock", column: "POTENTIALCF11", api: "No_Stock", kind: "text", value: "A12345" },
  vehicleNotes: {
    label: "Notes véhicule recherché",
    column: "POTENTIALCF12",
    api: "Notes_v_hicule",
    kind: "textarea",
    value: null,
  },
  tradeMake: {
    label: "Marque reprise",
    column: "POTENTIALCF13",
    api: "Marque_reprise",
    kind: "text",
    value: null,
  },
  tradeModel: {
    label: "Modèle reprise",
    column: "POTENTIALCF14",
    api: "Mod_le_reprise",
    kind: "text",
    value: null,
  },
  tradeYear: {
    label: "Année reprise",
    column: "POTENTIALCF15",
    api: "Ann_e_reprise",
    kind: "number",
    value: null,
  },
  tradeOdometer: {
    label: "Odomètre reprise",
    column: "POTENTIALCF16",
    api: "Odom_tre_reprise",
    kind: "number",
    value: null,
  },
  followUpDate: {
    label: "Date du suivi à faire",
    column: "POTENTIALCF17",
    api: "Date_du_suivi",
    kind: "date",
    value: "2026-12-19",
  },
} satisfies Record<string, FieldSpec>

/** The fields of a well-filled meeting on 18 December 2026 at 14:00. */
export const meeting = {
  subject: {
    label: "Objet",
    column: "SUBJECT",
    api: "Event_Title",
    kind: "text",
    value: "MARIE-ÈVE / A12345",
  },
  location: { label: "Emplacement", column: "VENUE", api: "Venue", kind: "text", value: null },
  start: {
    label: "De",
    column: "STARTDATETIME",
    api: "Start_DateTime",
    kind: "datetime",
    value: "18/12/2026 14:00",
  },
  end: {
    label: "À",
    column: "ENDDATETIME",
    api: "End_DateTime",
    kind: "datetime",
    value: "18/12/2026 15:00",
  },
  leadFollowUps: {
    label: "Relances leads",
    column: "ACTIVITYCF1",
    api: "Relances_leads",
    kind: "picklist",
    value: null,
  },
  priority: { label: "Priorité", column: "ACTIVITYCF2", api: "Priorit", kind: "picklist", value: "Or" },
  category: {
    label: "Catégorie de réunion",
    column: "ACTIVITYCF3",
    api: "Cat_gorie_de_r_union",
    kind: "picklist",
    value: "Rendez-vous",
  },
  type: {
    label: "Type de rendez-vous",
    column: "ACTIVITYCF4",
    api: "Type_de_rendez_vous",
    kind: "picklist",
    value: "En concession",
  },
  branch: { label: "Succursale", column: "ACTIVITYCF5", api: "Succursale", kind: "picklist", value: "Laval" },
  language: { label: "Langue", column: "ACTIVITYCF6", api: "Langue", kind: "picklist", value: "Français" },
  deposit: { label: "Dépôt", column: "ACTIVITYCF7", api: "D_p_t", kind: "picklist", value: null },
  docusign: { label: "DocuSign", column: "ACTIVITYCF8", api: "DocuSign", kind: "picklist", value: null },
  transfer: { label: "Transfert", column: "ACTIVITYCF9", api: "Transfert", kind: "picklist", value: "Non" },
  status: {
    label: "Statut",
    column: "ACTIVITYCF10",
    api: "Statut",
    kind: "picklist",
    value: "Rendez-vous planifié",
  },
  description: {
    label: "Description",
    column: "DESCRIPTION",
    api: "Description",
    kind: "textarea",
    value: null,
  },
} satisfies Record<string, FieldSpec>

/** The same fields with some changed; a value alone, or any part of the field. */
export function but<T extends Record<string, FieldSpec>>(
  fields: T,
  changes: Partial<Record<keyof T, FieldSpec["value"] | Partial<FieldSpec>>>,
): FieldSpec[] {
  return Object.entries(fields).map(([name, field]) => {
    if (!(name in changes)) return field
    const change: FieldSpec["value"] | Partial<FieldSpec> | undefined = changes[name]
    return typeof change === "object" && change !== null
      ? { ...field, ...change }
      : { ...field, value: change ?? null }
  })
}
