import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useLocale } from "./locale";

/** A component whose code is loaded when it is first shown. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  return function Lazy(props: P): JSX.Element {
    const { t } = useLocale();
    const [, setRound] = useState(0);
    useEffect(() => {
      if (loaded) return;
      void load().then((component) => {
        loaded = component;
        setRound(1);
      });
    }, []);
    const Component = loaded;
    return Component ? <Component {...props} /> : <p class="hint">{t("loading")}</p>;
  };
}
