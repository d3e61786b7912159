import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useLocale } from "./locale";

/** Makes a component whose code is loaded when it is first shown. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  return function Lazy(props: P): JSX.Element {
    const { t } = useLocale();
    const [hasFailed, setFailed] = useState(false);
    const [, setLoaded] = useState(loaded !== null);
    useEffect(() => {
      if (loaded) return;
      load().then(
        (component) => {
          loaded = component;
          setLoaded(true);
        },
        () => setFailed(true),
      );
    }, []);
    const Component = loaded;
    if (Component) return <Component {...props} />;
    if (!hasFailed) return <p class="hint">{t("loading")}</p>;
    return (
      <div class="trouble" role="alert">
        <p>{t("loadingFailed")}</p>
        {/* A document does not request a module again after the first request has failed. */}
        <button type="button" onClick={() => location.reload()}>
          {t("reload")}
        </button>
      </div>
    );
  };
}
