import type { JSX } from "preact";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";

export interface CardBarProps {
  /** The name of the subject that this one was opened from, or null. */
  readonly before: string | null;
  readonly isPinned: boolean;
  /** Which place of its term on the page the card stands beside; null if there is none to show. */
  readonly place: { readonly index: number; readonly count: number } | null;
  readonly onBack: () => void;
  readonly onPin: () => void;
  readonly onStep: (by: 1 | -1) => void;
  /** The distances are in CSS pixels. */
  readonly onMove: (x: number, y: number) => void;
  readonly onClose: () => void;
}

/** The distance that an arrow key moves the card, in CSS pixels. */
const STEP = 24;
const ARROWS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/**
 * The bar that moves, pins and closes the card, and steps to the next place. Dragging its
 * background also moves the card.
 */
export function CardBar(props: CardBarProps): JSX.Element {
  const { before, isPinned, place, onBack, onPin, onStep, onMove, onClose } = props;
  const { t } = useLocale();
  return (
    <div
      class="bar"
      onPointerDown={(event) => {
        const onButton =
          event.target instanceof Element && event.target.closest("button:not(.grip)");
        if (event.button === 0 && !onButton) event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={({ currentTarget, pointerId, movementX, movementY }) => {
        if (currentTarget.hasPointerCapture(pointerId)) onMove(movementX, movementY);
      }}
    >
      <button
        type="button"
        class="grip"
        aria-label={t("moveCard")}
        onKeyDown={(event) => {
          const by = ARROWS[event.key];
          if (!by) return;
          event.preventDefault();
          onMove(...by);
        }}
      >
        <Icon name="grip" />
      </button>
      {before !== null && (
        <button type="button" class="back" onClick={onBack}>
          <Icon name="back" />
          <span class="unseen">{t("backTo", { form: before })}</span>
          <span aria-hidden="true" lang="zh-CN">
            {before}
          </span>
        </button>
      )}
      <span class="filler" />
      {place && place.count > 1 && (
        <span class="places">
          <button type="button" aria-label={t("previousPlace")} onClick={() => onStep(-1)}>
            <Icon name="previous" />
          </button>
          <span aria-live="polite" title={t("placeOf", nth(place))}>
            <span class="unseen">{t("placeOf", nth(place))}</span>
            <span aria-hidden="true">
              {place.index + 1}/{place.count}
            </span>
          </span>
          <button type="button" aria-label={t("nextPlace")} onClick={() => onStep(1)}>
            <Icon name="next" />
          </button>
        </span>
      )}
      <button
        type="button"
        class="pin"
        aria-label={t("pin")}
        title={t("pin")}
        aria-pressed={isPinned}
        onClick={onPin}
      >
        <Icon name="pin" />
      </button>
      <button type="button" class="close" aria-label={t("close")} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function nth({ index, count }: { index: number; count: number }): { index: number; count: number } {
  return { index: index + 1, count };
}
