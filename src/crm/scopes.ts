/** What is asked for at sign-in: reading only, by module and kind of setting. */
export const scopes = [
  ...["deals", "contacts", "events", "tasks", "calls", "notes", "attachments", "custom"].map(
    (module) => `ZohoCRM.modules.${module}.READ`,
  ),
  ...["modules", "fields", "layouts", "related_lists", "business_hours", "users_unavailability"].map(
    (setting) => `ZohoCRM.settings.${setting}.READ`,
  ),
  "ZohoCRM.coql.READ",
  "ZohoCRM.users.READ",
  "ZohoCRM.org.READ",
  "ZohoSearch.securesearch.READ",
] as const
