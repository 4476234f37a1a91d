import type { World } from "../world"
import { noField, plain, profiles } from "./field-plain"
import { person } from "./shapes"
import { moduleByName, type ApiField, type ApiModule } from "./modules"

const types: Record<ApiField["type"], [data: string, json: string, ui: number]> = {
  text: ["text", "string", 1],
  phone: ["phone", "string", 33],
  email: ["email", "string", 25],
  number: ["double", "double", 32],
  textarea: ["textarea", "string", 3],
  picklist: ["picklist", "string", 2],
  date: ["date", "string", 24],
  datetime: ["datetime", "string", 333],
  boolean: ["boolean", "boolean", 301],
  lookup: ["lookup", "jsonobject", 786],
  user: ["userlookup", "jsonobject", 8],
  participants: ["text", "jsonarray", 1],
}

/** The values of a list; what is shown and what is kept are one here, but for the empty choice. */
export const choices = (field: ApiField) =>
  (field.options ? ["-None-", ...field.options] : []).map((value, index) => ({
    display_value: value === "-None-" ? "-Aucun-" : value,
    sequence_number: index + 1,
    reference_value: value,
    colour_code: null,
    actual_value: value,
    id: `${field.id}${String(10 + index)}`,
    type: "used",
  }))
const layoutIdOf = (module: ApiModule) => module.id.replace(/2(\d{3})$/, "3$1")
const layoutOf = (module: ApiModule) => ({ api_name: "Standard", name: "Standard", id: layoutIdOf(module) })

/** A field of a module, as its description wants it: every member, most of them idle. */
export function fieldShape(module: ApiModule, field: ApiField, index: number) {
  const [data, json, ui] = types[field.type]
  const target = field.module === undefined ? undefined : moduleByName(field.module)
  const custom = /CF\d/.test(field.col)
  return {
    ...plain,
    id: field.id,
    api_name: field.api,
    column_name: field.col,
    field_label: field.label,
    display_label: field.label,
    data_type: field.api === "Owner" ? "ownerlookup" : data,
    json_type: json,
    ui_type: ui,
    length: field.type === "textarea" ? 32_000 : 120,
    sequence_number: index + 1,
    custom_field: custom,
    created_source: custom ? "web" : "default",
    system_mandatory: field.mandatory === true,
    read_only: field.readonly === true,
    field_read_only: field.readonly === true,
    visible: true,
    layout_associations: [layoutOf(module)],
    pick_list_values: choices(field),
    lookup: target
      ? {
          module: { api_name: target.api, id: target.id },
          display_label: target.plural,
          api_name: null,
          query_details: {},
          id: null,
          revalidate_filter_during_edit: false,
          show_fields: [],
        }
      : {},
  }
}

export function layoutShape(world: World, module: ApiModule) {
  const [boss] = world.users
  const by = boss ? person(boss) : null
  let place = 0
  return {
    display_type: 1,
    api_name: "Standard",
    has_more_profiles: false,
    created_time: null,
    modified_time: null,
    visible: true,
    source: "default",
    id: layoutIdOf(module),
    name: "Standard",
    display_label: "Standard",
    mode: "view",
    subform_properties: { pinned_column: null },
    status: "active",
    show_business_card: true,
    generated_type: "default",
    created_for: by,
    created_by: by,
    modified_by: by,
    convert_mapping: {
      Contacts: { name: null, id: null },
      Deals: { fields: [], name: null, id: null },
      Accounts: { name: null, id: null },
      Invoices: { name: null, id: null },
      SalesOrders: { name: null, id: null },
    },
    profiles: profiles.map((one) => ({
      ...one,
      default: true,
      _default_view: { name: null, id: null, type: null },
    })),
    actions_allowed: {
      edit: true,
      rename: false,
      clone: true,
      downgrade: false,
      delete: false,
      deactivate: false,
      set_layout_permissions: true,
    },
    sections: module.sections.map((section, index) => ({
      display_label: section.name,
      sequence_number: index + 1,
      isSubformSection: false,
      tab_traversal: "left_to_right",
      api_name: section.api,
      column_count: 2,
      name: section.api,
      generated_type: "default",
      id: `${layoutIdOf(module)}${String(index + 1)}`,
      type: "used",
      properties: { reorder_rows: null, maximum_rows: null, tooltip: {} },
      _delete: { permanent: null },
      fields: section.fields.map((field, at) => ({
        ...fieldShape(module, field, place++),
        sequence_number: at + 1,
        section_id: index + 1,
        required: field.mandatory === true,
        validation_rule: null,
        default_value: null,
        static_values: [],
        _delete: { permanent: null },
      })),
    })),
  }
}

export function moduleShape(world: World, module: ApiModule, index: number, viewable: boolean) {
  const tab = module.name !== "DealHistory" && module.name !== "Notes"
  const [boss] = world.users
  const by = boss ? person(boss) : null
  const nobody = { name: "", id: "" }
  return {
    id: module.id,
    api_name: module.api,
    module_name: module.name,
    singular_label: module.singular,
    plural_label: module.plural,
    generated_type: module.custom ? "custom" : "default",
    viewable,
    visible: tab,
    api_supported: true,
    show_as_tab: tab,
    visibility: tab ? 1 : 0,
    sequence_number: index + 1,
    creatable: viewable,
    editable: viewable,
    deletable: viewable,
    status: "visible",
    "common.search_supported": true,
    description: null,
    recycle_bin_on_delete: true,
    inventory_template_supported: false,
    modified_time: null,
    presence_sub_menu: true,
    triggers_supported: true,
    chart_view: true,
    isBlueprintSupported: true,
    convertable: false,
    emailTemplate_support: true,
    email_parser_supported: true,
    filter_supported: true,
    web_link: null,
    quick_create: true,
    feeds_required: true,
    scoring_supported: true,
    webform_supported: true,
    arguments: [],
    chart_view_supported: true,
    profile_count: profiles.length,
    business_card_field_limit: 5,
    track_current_data: false,
    modified_by: by,
    profiles,
    parent_module: {},
    activity_badge: "Disabled",
    $field_states: [],
    business_card_fields: [],
    per_page: null,
    $properties: [],
    $on_demand_properties: [],
    search_layout_fields: [],
    kanban_view_supported: null,
    lookup_field_properties: { fields: [] },
    kanban_view: null,
    related_lists: [],
    filter_status: null,
    related_list_properties: { sort_by: noField, fields: [], sort_order: null },
    display_field: null,
    layouts: [],
    fields: [],
    custom_view: {
      display_value: "",
      system_name: null,
      category: "",
      created_time: null,
      modified_time: null,
      last_accessed_time: null,
      name: "",
      created_by: nobody,
      modified_by: nobody,
      module: nobody,
      criteria: { comparator: null, field: noField, value: null, group_operator: null, group: [] },
      default: false,
      system_defined: true,
      locked: null,
      favorite: null,
      offline: true,
      access_type: "public",
      shared_to: [],
      fields: [],
      sort_by: { id: "", api_name: "" },
      sort_order: null,
      id: "",
    },
    zia_view: null,
    default_mapping_fields: [],
    layout_associations: [layoutOf(module)],
  }
}
