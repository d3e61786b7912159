/** The rows of the settings: a question, and its answer at the right. */
import type { JSX } from "preact";
import { Choices } from "./choices";
import { Icon } from "./icon";
import { useLocale } from "./locale";

interface RowProps<T> {
  /** The setting's name, unique in the form. */
  readonly name: string;
  readonly question: string;
  /** A sentence that helps to answer. */
  readonly hint?: string | undefined;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

interface ListProps<T, V> extends RowProps<T> {
  readonly values: readonly V[];
  readonly labelOf: (value: V) => string;
}

type QuestionProps = Pick<RowProps<unknown>, "name" | "question" | "hint">;

/** The ids of a question and of the sentence below it. */
function idsOf({ name, hint }: QuestionProps): { own: string; hint: string | undefined } {
  return { own: `setting-${name}`, hint: hint === undefined ? undefined : `setting-${name}-hint` };
}

function Question(props: QuestionProps): JSX.Element {
  const ids = idsOf(props);
  return (
    <span class="question">
      <span id={ids.own}>{props.question}</span>
      {props.hint !== undefined && (
        <span id={ids.hint} class="hint">
          {props.hint}
        </span>
      )}
    </span>
  );
}

/** One of a few values, all of which are in sight. */
export function SegmentsRow<T extends string | number>(props: ListProps<T, T>): JSX.Element {
  const { name, values, value, labelOf, onChange } = props;
  const ids = idsOf(props);
  return (
    <div class="setting">
      <Question {...props} />
      <div class="segments" role="radiogroup" aria-labelledby={ids.own} aria-describedby={ids.hint}>
        <Choices name={name} values={values} chosen={value} labelOf={labelOf} onChoose={onChange} />
      </div>
    </div>
  );
}

/** One of several values, or none of them. */
export function SelectRow<T extends string>({
  none,
  langOf,
  ...props
}: ListProps<T | null, T> & {
  /** The name of choosing none. */
  readonly none: string;
  /** The language of a value's name. */
  readonly langOf?: (value: T) => string;
}): JSX.Element {
  const { name, values, value, labelOf, onChange } = props;
  const ids = idsOf(props);
  return (
    <label class="setting">
      <Question {...props} />
      <select
        name={name}
        value={value ?? ""}
        aria-labelledby={ids.own}
        aria-describedby={ids.hint}
        onChange={({ currentTarget: { selectedIndex } }) =>
          onChange(values[selectedIndex - 1] ?? null)
        }
      >
        <option value="">{none}</option>
        {values.map((it) => (
          <option key={it} value={it} lang={langOf?.(it)}>
            {labelOf(it)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** On or off. */
export function SwitchRow(props: RowProps<boolean>): JSX.Element {
  const { name, value, onChange } = props;
  const ids = idsOf(props);
  return (
    <label class="setting">
      <Question {...props} />
      <input
        type="checkbox"
        role="switch"
        name={name}
        checked={value}
        aria-checked={value}
        aria-labelledby={ids.own}
        aria-describedby={ids.hint}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </label>
  );
}

/** Some of many values. What is left out is kept, what is ticked is the rest. The list is closed at first. */
export function LeftOutRow<T extends string>(props: ListProps<readonly T[], T>): JSX.Element {
  const { t } = useLocale();
  const { name, question, values, value: leftOut, labelOf, onChange } = props;
  const all = values.length;
  const turn = (one: T, isTicked: boolean): void =>
    onChange(values.filter((it) => (it === one ? !isTicked : leftOut.includes(it))));
  return (
    <details class="kinds">
      <summary class="setting">
        <span class="question">{question}</span>
        <span class="number">{t("kindsLit", { count: all - leftOut.length, all })}</span>
        <Icon name="next" />
      </summary>
      <div role="group" aria-label={question}>
        {values.map((it) => (
          <label key={it}>
            <input
              type="checkbox"
              name={name}
              checked={!leftOut.includes(it)}
              onChange={({ currentTarget: { checked } }) => turn(it, checked)}
            />
            {labelOf(it)}
          </label>
        ))}
      </div>
    </details>
  );
}
