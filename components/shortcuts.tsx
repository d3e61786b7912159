import { type ComponentChildren, type JSX, createContext } from "preact";
import { useContext } from "preact/hooks";
import { useLocale } from "./locale";
import { useResource } from "./use-resource";

const COMMANDS = ["_execute_action", "note-selection", "term-mode"] as const;

/** The keys that the browser has bound to the commands, as it writes them; empty where there are none. */
type Keys = Readonly<Record<(typeof COMMANDS)[number], string>>;

interface Shortcuts {
  /** Null until they are known. */
  readonly keys: Keys | null;
  /** Opens the browser's page for changing them. */
  readonly onChange: () => void;
}

const ShortcutsContext = createContext<Shortcuts>({ keys: null, onChange: () => {} });

export interface ShortcutsProviderProps {
  readonly load: () => Promise<Keys>;
  /** Calls back when they may have changed, until its signal ends it. */
  readonly watch: (signal: AbortSignal, onChange: () => void) => void;
  readonly onChange: () => void;
  readonly children: ComponentChildren;
}

/** Gives what is in it the keys that are bound now. */
export function ShortcutsProvider(props: ShortcutsProviderProps): JSX.Element {
  const { resource } = useResource(props.load, props.watch);
  const keys = resource.kind === "ready" ? resource.value : null;
  return (
    <ShortcutsContext.Provider value={{ keys, onChange: props.onChange }}>
      {props.children}
    </ShortcutsContext.Provider>
  );
}

/** The keys bound to a command now; empty for none, or where that is not known. */
export function useKeys(command: keyof Keys): string {
  return useContext(ShortcutsContext).keys?.[command] ?? "";
}

/** All commands with their keys, and the way to change them. */
export function ShortcutList(): JSX.Element | null {
  const { t } = useLocale();
  const { keys, onChange } = useContext(ShortcutsContext);
  if (!keys) return null;
  return (
    <fieldset class="shortcuts">
      <legend>{t("settingKeys")}</legend>
      <dl>
        {COMMANDS.map((command) => (
          <div key={command}>
            <dt>{t(`keys_${command}`)}</dt>
            <dd>{keys[command] ? <kbd>{keys[command]}</kbd> : t("keysNone")}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onChange}>
        {t("keysChange")}
      </button>
    </fieldset>
  );
}
