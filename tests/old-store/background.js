// Answers a single request: to create a store of version 2 with a number of notes.

/** @param {number} count */
async function layDown(count) {
  /** @type {IDBDatabase} */
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("cideng", 2);
    request.addEventListener("upgradeneeded", () => {
      const it = request.result;
      it.createObjectStore("installed", { keyPath: "key" });
      for (const name of ["passages", "figures", "timeline"]) {
        it.createObjectStore(name, { keyPath: ["report", "id"] }).createIndex(
          "order",
          ["report", "order"],
          { unique: true },
        );
      }
      it.createObjectStore("terms", { keyPath: "address" }).createIndex("report", "report");
      const annotations = it.createObjectStore("annotations", { keyPath: "id" });
      annotations.createIndex("subject", "subject");
      annotations.createIndex("modified", "modified");
    });
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
  const transaction = database.transaction("annotations", "readwrite", { durability: "strict" });
  for (let i = 0; i < count; i += 1) {
    const id = `urn:uuid:00000000-0000-7000-8000-${String(i).padStart(12, "0")}`;
    const time = new Date(1_700_000_000_000 + i).toISOString();
    const source = "urn:cideng:faults:term:x";
    transaction.objectStore("annotations").put({
      id,
      subject: source,
      modified: time,
      annotation: {
        id,
        created: time,
        modified: time,
        motivation: "commenting",
        body: { type: "TextualBody", value: `note ${i}`, format: "text/plain" },
        target: { type: "resource", source },
      },
    });
  }
  await new Promise((resolve) => {
    transaction.addEventListener("complete", resolve);
  });
  database.close();
}

chrome.runtime.onMessage.addListener((count, _, respond) => {
  layDown(count).then(
    () => respond("done"),
    (error) => respond(String(error)),
  );
  return true;
});
