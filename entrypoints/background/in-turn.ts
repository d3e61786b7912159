/** A queue of its own: what is given to it is done one after another, also when something before has failed. */
export function makeQueue(): (task: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (task) => {
    last = last.then(task, task);
    return last;
  };
}
