// Notes in IndexedDB alone, each in a strict transaction. The fault tests must find it faulty;
// otherwise they prove nothing.

/** @returns {Promise<IDBDatabase>} */
const openDatabase = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("naive", 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore("notes"));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
const database = openDatabase();

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} use
 */
async function inStore(mode, use) {
  const transaction = (await database).transaction("notes", mode, { durability: "strict" });
  const request = use(transaction.objectStore("notes"));
  await new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve(null));
    transaction.addEventListener("abort", () => reject(transaction.error));
  });
  return request.result;
}

/** @param {{ cideng: string, params: any }} request */
async function answer({ cideng, params }) {
  switch (cideng) {
    case "note.save": {
      const { id, text } = params;
      const annotation = { id, modified: new Date().toISOString(), body: { value: text } };
      await inStore("readwrite", (store) => store.put(annotation, id));
      return { kind: "saved", annotation };
    }
    case "note.delete":
      await inStore("readwrite", (store) => store.delete(params.ids[0]));
      return { undo: null };
    case "notes.on":
      return inStore("readonly", (store) => store.getAll());
    default:
      return null;
  }
}

chrome.runtime.onMessage.addListener((message, _, respond) => {
  answer(message).then(
    (value) => respond({ ok: true, value }),
    (error) => respond({ ok: false, message: String(error) }),
  );
  return true;
});
