/** What is done with a fact that both the page and the CRM may tell. */
type Way =
  /** The page's word alone. */
  | "page"
  /** The page's; the CRM's where the page does not tell. */
  | "fill"
  /** The same on both sides, else asked again, else the later of the two where that can be known. */
  | "agree"
  /** The CRM's; the page's where the CRM does not tell. */
  | "crm"

type Fact =
  "typed" | "saved" | "noteAuthor" | "noteTime" | "noteText" | "noteList" | "attachments" | "meetingStands"

/**
 * Which side is taken at its word, by kind of fact, and why. What is not here (a change of stage under way, the mandatory marks, the box
 * after a call) is in the page alone.
 */
export const ways: Readonly<Record<Fact, readonly [way: Way, because: string]>> = {
  /** Values in a form. */
  typed: ["page", "what is being typed is saved nowhere yet"],
  /** Values of a record shown for reading. */
  saved: ["agree", "both show what is saved, and either may be late"],
  noteAuthor: ["crm", "the page names who edited the note last"],
  noteTime: ["crm", "the page shows when the note was edited last"],
  noteText: ["fill", "the page in view shows the latest edit"],
  noteList: ["fill", "older notes are not rendered, and the CRM may not list the last one yet"],
  attachments: ["fill", "the list is mounted on a click"],
  meetingStands: ["fill", "the list is mounted on a click"],
}

/** Whether a fact is dealt with in this way. */
export const isWay = (fact: Fact, way: Way): boolean => ways[fact][0] === way
