/** The rows of the settings: a question, and its answer at the right. */
import type { ComponentChildren, JSX } from "preact";
import type { Preferences } from "@/lib/settings/settings";
import { Choices } from "./choices";
import type { Changes } from "./use-changes";

export type PartProps = Pick<Changes, "settings" | "onChange">;

/** The settings whose values are all of one type. */
type NameOf<T> = {
  [N in keyof Preferences]: Preferences[N] extends T ? N : never;
}[keyof Preferences];

interface RowProps<N extends keyof Preferences> extends PartProps {
  readonly name: N;
  readonly question: string;
  /** A sentence that helps to answer. */
  readonly hint?: string;
}

interface ChoiceProps<N extends NameOf<string>> extends RowProps<N> {
  readonly values: readonly Preferences[N][];
  readonly labelOf: (value: Preferences[N]) => string;
}

/** The ids of a question and of the sentence below it. */
function idsOf(name: string, hint: string | undefined): { own: string; hint: string | undefined } {
  return { own: `setting-${name}`, hint: hint === undefined ? undefined : `setting-${name}-hint` };
}

function Question({
  name,
  question,
  hint,
}: Pick<RowProps<keyof Preferences>, "name" | "question" | "hint">): JSX.Element {
  const ids = idsOf(name, hint);
  return (
    <span class="question">
      <span id={ids.own}>{question}</span>
      {hint !== undefined && (
        <span id={ids.hint} class="hint">
          {hint}
        </span>
      )}
    </span>
  );
}

/** One of a few values, all of which are in sight. */
export function SegmentsRow<N extends NameOf<string>>(props: ChoiceProps<N>): JSX.Element {
  const { name, values, labelOf, settings, onChange } = props;
  const ids = idsOf(name, props.hint);
  return (
    <div class="setting">
      <Question {...props} />
      <div class="segments" role="radiogroup" aria-labelledby={ids.own} aria-describedby={ids.hint}>
        <Choices
          name={name}
          values={values}
          chosen={settings[name]}
          labelOf={labelOf}
          onChoose={(value) => onChange({ [name]: value })}
        />
      </div>
    </div>
  );
}

/** One of several values with long names. */
export function SelectRow<N extends NameOf<string>>(props: ChoiceProps<N>): JSX.Element {
  const { name, values, labelOf, settings, onChange } = props;
  return (
    <LabelRow {...props}>
      <select
        name={name}
        value={settings[name]}
        aria-labelledby={idsOf(name, props.hint).own}
        aria-describedby={idsOf(name, props.hint).hint}
        onChange={({ currentTarget: { selectedIndex } }) =>
          onChange({ [name]: values[selectedIndex] })
        }
      >
        {values.map((it) => (
          <option key={it} value={it}>
            {labelOf(it)}
          </option>
        ))}
      </select>
    </LabelRow>
  );
}

/** On or off. */
export function SwitchRow(props: RowProps<NameOf<boolean>>): JSX.Element {
  const { name, settings, onChange } = props;
  return (
    <LabelRow {...props}>
      <input
        type="checkbox"
        role="switch"
        name={name}
        checked={settings[name]}
        aria-checked={settings[name]}
        aria-labelledby={idsOf(name, props.hint).own}
        aria-describedby={idsOf(name, props.hint).hint}
        onChange={({ currentTarget }) => onChange({ [name]: currentTarget.checked })}
      />
    </LabelRow>
  );
}

/** A number between 0 and `max`, with a text that says it. */
export function SliderRow({
  max,
  step,
  textOf,
  ...props
}: RowProps<NameOf<number>> & {
  readonly max: number;
  readonly step: number;
  readonly textOf: (value: number) => string;
}): JSX.Element {
  const { name, settings, onChange } = props;
  return (
    <LabelRow {...props}>
      <span class="slider">
        <input
          type="range"
          name={name}
          min={0}
          max={max}
          step={step}
          value={settings[name]}
          aria-labelledby={idsOf(name, props.hint).own}
          aria-valuetext={textOf(settings[name])}
          onChange={({ currentTarget }) => onChange({ [name]: currentTarget.valueAsNumber })}
        />
        <output>{textOf(settings[name])}</output>
      </span>
    </LabelRow>
  );
}

/** A row that can be clicked anywhere. */
function LabelRow({
  children,
  ...props
}: Pick<RowProps<keyof Preferences>, "name" | "question" | "hint"> & {
  children: ComponentChildren;
}): JSX.Element {
  return (
    <label class="setting">
      <Question {...props} />
      {children}
    </label>
  );
}
