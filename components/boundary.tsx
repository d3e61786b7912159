/** Keeps what goes wrong while something is drawn from everything beside it. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useErrorBoundary, useRef } from "preact/hooks";
import { useLocale } from "./locale";

export interface BoundaryProps {
  /** What is drawn inside: when one of these is another, it is tried again. */
  readonly of?: readonly unknown[];
  /** What is shown all the same, behind that sentence: it does not depend on what failed. */
  readonly besides?: ComponentChildren;
  /** What stands in its place; a sentence with what can be done, if not given. */
  readonly fallback?: (error: unknown) => ComponentChildren;
  readonly children: ComponentChildren;
}

export function Boundary({ of = [], besides, fallback, children }: BoundaryProps): JSX.Element {
  const failedOn = useRef(of);
  const [error, retry] = useErrorBoundary((it: unknown) => {
    failedOn.current = of;
    console.error(it);
  }) as [unknown, () => void];
  const hasFailed = error !== undefined;
  useEffect(() => {
    const isAnother = of.some((it, i) => !Object.is(it, failedOn.current[i]));
    if (hasFailed && isAnother) retry();
  });
  if (!hasFailed) return <>{children}</>;
  if (fallback) return <>{fallback(error)}</>;
  return (
    <>
      <Unshown error={error} onRetry={retry} />
      {besides}
    </>
  );
}

/** In the place of a part of the interface that could not be drawn. */
function Unshown({ error, onRetry }: { error: unknown; onRetry: () => void }): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="trouble unshown" role="alert">
      <p>{t("partUnshown")}</p>
      <details>
        <summary>{t("troubleDetails")}</summary>
        <code lang="en">{error instanceof Error ? error.message : String(error)}</code>
      </details>
      <div class="row">
        <button type="button" onClick={onRetry}>
          {t("retry")}
        </button>
        <a href="/reader.html#/safety" target="_blank">
          {t("toSafety")}
        </a>
      </div>
    </div>
  );
}
