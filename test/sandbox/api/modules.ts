import { field } from "../field"
import { modules as shown, stages } from "../schema"

type Shown = (typeof shown)[string]
export type ApiField = Shown["sections"][number]["fields"][number]
/** A module as the API names it; `name` is the one in the addresses of pages. */
export type ApiModule = Omit<Shown, "sections"> & {
  id: string
  name: string
  custom: boolean
  sections: { api: string; name: string; fields: ApiField[] }[]
  fields: ApiField[]
}

const stamps = (): ApiField[] => [
  field("CREATEDTIME", "Created_Time", "Heure de création", "datetime", { readonly: true }),
  field("MODIFIEDTIME", "Modified_Time", "Heure de modification", "datetime", { readonly: true }),
  field("SMCREATORID", "Created_By", "Créé par", "user", { readonly: true }),
  field("MODIFIEDBY", "Modified_By", "Modifié par", "user", { readonly: true }),
]
const owner = () => field("SMOWNERID", "Owner", "Gestionnaire", "user")
/** Modules that the API knows and whose pages are not made. */
const others: Record<string, Shown> = {
  Notes: {
    api: "Notes",
    singular: "Remarque",
    plural: "Remarques",
    sections: [
      {
        api: "Note_Information",
        name: "Remarque",
        fields: [
          field("NOTETITLE", "Note_Title", "Titre de la remarque"),
          field("NOTECONTENT", "Note_Content", "Contenu de la remarque", "textarea"),
          field("SEID", "Parent_Id", "Lié à", "lookup", { module: "Potentials" }),
          owner(),
        ],
      },
    ],
  },
  DealHistory: {
    api: "DealHistory",
    singular: "Historique des étapes",
    plural: "Historique des étapes",
    sections: [
      {
        api: "DealHistory_Information",
        name: "Historique des étapes",
        fields: [field("STAGE", "Stage", "Étape", "picklist", { options: stages })],
      },
    ],
  },
}

const made = ([name, info]: [string, Shown], index: number): ApiModule => {
  const sections = info.sections.map(({ api, name: title, fields }) => ({
    api,
    name: title,
    fields: [...fields],
  }))
  const known = new Set(sections.flatMap(({ fields }) => fields.map(({ api }) => api)))
  const extra =
    name === "Contacts" ? [field("FULLNAME", "Full_Name", "Nom complet", "text", { readonly: true })] : []
  sections.at(-1)?.fields.push(...[...extra, ...stamps()].filter(({ api }) => !known.has(api)))
  return {
    ...info,
    id: `5712000000000${String(2001 + index)}`,
    name,
    custom: name.startsWith("CustomModule"),
    sections,
    fields: sections.flatMap(({ fields }) => fields),
  }
}

/** Every module of the organisation. */
export const apiModules: readonly ApiModule[] = [...Object.entries(shown), ...Object.entries(others)].map(
  made,
)
export const moduleByApi = (api: string): ApiModule | undefined => apiModules.find((one) => one.api === api)
export const moduleByName = (name: string): ApiModule | undefined =>
  apiModules.find((one) => one.name === name)
