/** The keyboard commands of the manifest. */
export const COMMANDS = ["_execute_action", "note-selection", "term-mode"] as const;
export type Command = (typeof COMMANDS)[number];

/**
 * The keys of each command, as the browser writes them (`Alt+Shift+D`, `⌥⇧D`); empty if it has
 * none.
 */
export type Shortcuts = Readonly<Record<Command, string>>;
