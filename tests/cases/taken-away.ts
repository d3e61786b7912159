/** What pages do to an open card. */

/** A page with terms in it. */
export const PAGE = `<!doctype html><meta charset=utf-8><title>a</title><body>
<p style="font-size:24px">推广近邻党建，实施堡垒工程。</p><div id=shelf></div>`;

/** Finds the card's host as a page can: the element that was not there before. */
export const HOST = "const host = document.querySelector('div[popover]');";

/**
 * What a page does, and the script for it. After each, there is a card in which the user can go on.
 */
export const TAKEN_AWAY: readonly (readonly [string, string])[] = [
  ["removes the host", `${HOST} host.remove()`],
  [
    "removes it three times when it is put back",
    `${HOST} let n = 0; host.remove();
      new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const it of addedNodes)
          if (it.popover && n++ < 3) it.remove();
      }).observe(document.documentElement, { childList: true })`,
  ],
  ["moves it to another place", `${HOST} document.querySelector("#shelf").append(host)`],
  ["moves it within its parent", `${HOST} document.documentElement.prepend(host)`],
  [
    "leaves only its own elements in the root",
    "document.documentElement.replaceChildren(document.head, document.body)",
  ],
  [
    "replaces the body by one with the same words",
    "document.body.replaceWith(document.body.cloneNode(true))",
  ],
];
