import type { ComponentChildren, JSX } from "preact";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { useDrag } from "./use-drag";

export interface CardBarProps {
  /** The name of the subject that this one was opened from, or null. */
  readonly before: string | null;
  readonly isPinned: boolean;
  /** Whether the card is a sheet. It cannot be pinned: it stays until it is closed. */
  readonly isSheet: boolean;
  readonly onBack: () => void;
  readonly onPin: () => void;
  /** The distances are in CSS pixels. */
  readonly onMove: (x: number, y: number) => void;
  /** The card is no longer dragged. */
  readonly onDrop: () => void;
  /** A sheet is to be as high as it can be, or as low as at first. */
  readonly onStretch: () => void;
  readonly onClose: () => void;
}

/** What the bar shows of the card's content. */
interface CardHead {
  /** The headword and the like. */
  readonly children?: ComponentChildren;
  /** Whether the card is a brief one. It has a button for a note, and closes by itself. */
  readonly isBrief: boolean;
  readonly onNote: () => void;
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
 * The bar with the card's heading, which moves, pins and closes the card. Dragging its background
 * also moves the card, or makes a sheet higher or lower.
 */
export function CardBar(props: CardBarProps & CardHead): JSX.Element {
  const { before, isPinned, isSheet, isBrief, children } = props;
  const { onBack, onPin, onNote, onMove, onDrop, onStretch, onClose } = props;
  const { t } = useLocale();
  return (
    <div class="bar" {...useDrag({ onMove, onDrop, onTap: () => isSheet && onStretch() })}>
      <button
        type="button"
        class="grip"
        aria-label={t(isSheet ? "stretchSheet" : "moveCard")}
        onClick={({ detail }) => {
          // A pointer's tap is heard by the bar, which has captured it.
          if (isSheet && detail === 0) onStretch();
        }}
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
      <div class="head">{children}</div>
      {isBrief && (
        <button
          type="button"
          class="add"
          aria-label={t("noteNew")}
          title={t("noteNew")}
          onClick={onNote}
        >
          <Icon name="note" />
        </button>
      )}
      {!isSheet && (
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
      )}
      {!isBrief && (
        <button type="button" class="close" aria-label={t("close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
