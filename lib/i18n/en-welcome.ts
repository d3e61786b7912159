/** Messages of the welcome page. */
export const enWelcome = {
  welcomePage: "Welcome page",
  welcomeTitle: "Rest the pointer on a lit word",
  welcomeWhat:
    "Cideng knows one report by heart, on five years of Party building in Fuzhou’s municipal organs. It lights the report’s terms on every page. A card says what a term means, and quotes the report.",
  welcomeTry: "Try it here",
  welcomeLit: "Lit here:",
  welcomeRest: "Rest on a lit word, or choose one in the list; its entry shows here.",
  welcomeLevel: "How much light?",
  levelWhat_quiet: "Only terms peculiar to a document.",
  levelWhat_normal: "The words of its field as well.",
  levelWhat_everything: "Also common phrases, and all guesses.",
  welcomeKeys:
    "The keys as the browser has bound them. Where there are none, something else uses the usual ones.",
  welcomeLamp: "The lamp in the toolbar",
  lampPin:
    "Click the puzzle piece in the toolbar, then the pin beside Cideng: the lamp stays in view.",
  lampThere:
    "It is in the toolbar, or behind the puzzle piece there. It opens the search, the terms of the page and the settings.",
  welcomeSees: "What Cideng sees, and what leaves",
  seesPages:
    "Cideng reads the text of every page to find terms, and stores none of it unless a note is written there.",
  seesPage:
    "A page can notice Cideng, and which of its words are lit. It cannot read the card or the notes.",
  leavesNothing:
    "Nothing leaves the browser by itself: there is no account, no server, and no request to the network.",
  welcomeRead: "Read the report",
  welcomeOwn: "Documents and glossaries of one’s own",
  welcomeOwnWhat:
    "Drop a file, paste text, or take a page as it is: its terms are lit like the report’s.",
};
