/** Keeps an error in one part of the interface from spoiling the parts beside it. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useErrorBoundary, useRef } from "preact/hooks";
import { useLocale } from "./locale";

export interface BoundaryProps {
  /**
   * The values that are drawn inside. After an error, a change of any of them causes another try.
   */
  readonly of?: readonly unknown[];
  /**
   * Content that is still shown after an error, below the message. It must not depend on what
   * failed.
   */
  readonly besides?: ComponentChildren;
  /**
   * Makes the replacement for what failed. By default, it is a message with what the user can do.
   */
  readonly fallback?: (error: unknown) => ComponentChildren;
  readonly children: ComponentChildren;
}

/** Draws its children. If that fails, it draws a replacement and logs the error. */
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

/** Replaces a part of the interface that could not be drawn. */
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
