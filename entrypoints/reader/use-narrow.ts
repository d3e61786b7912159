import { useEffect, useState } from "preact/hooks";

/** The windows in which the views are at the foot. `style.css` has the same width. */
const NARROW = "(width < 56rem)";

/** Whether the window is narrow. */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const follow = (): void => setNarrow(query.matches);
    follow();
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return isNarrow;
}
