import { type ComponentChildren, Fragment, type JSX, createContext } from "preact";
import { useContext } from "preact/hooks";
import { COMMANDS, type Command, type Shortcuts } from "@/lib/settings/commands";
import { useLocale } from "./locale";
import { useResource } from "./use-resource";

interface Known {
  /** Null until the keys are known. */
  readonly keys: Shortcuts | null;
  /** Opens the browser's page on which the user can change the keys. */
  readonly onChange: () => void;
}

const ShortcutsContext = createContext<Known>({ keys: null, onChange: () => {} });

/** The source of the current keys. */
export interface ShortcutsSource {
  readonly load: () => Promise<Shortcuts>;
  /** Calls back when the keys may have changed, until `signal` is aborted. */
  readonly watch: (signal: AbortSignal, onChange: () => void) => void;
  /** Opens the browser's page on which the user can change the keys. */
  readonly onChange: () => void;
}

/** Provides the current keys to its children. */
export function ShortcutsProvider({
  load,
  watch,
  onChange,
  children,
}: ShortcutsSource & { readonly children: ComponentChildren }): JSX.Element {
  const { resource } = useResource(load, watch);
  const keys = resource.kind === "ready" ? resource.value : null;
  return (
    <ShortcutsContext.Provider value={{ keys, onChange }}>{children}</ShortcutsContext.Provider>
  );
}

/** The keys that are bound to a command now. Empty if there are none, or if they are not known. */
export function useKeys(command: Command): string {
  return useContext(ShortcutsContext).keys?.[command] ?? "";
}

/** All commands with their keys, and a button to change them. */
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
            <dd>{keys[command] ? <Keys keys={keys[command]} /> : t("keysNone")}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onChange}>
        {t("keysChange")}
      </button>
    </fieldset>
  );
}

/** Each key of a shortcut by itself. */
function Keys({ keys }: { keys: string }): JSX.Element {
  return (
    <>
      {partsOf(keys).map((it, index) => (
        <Fragment key={it}>
          {index > 0 && " "}
          <kbd>{it}</kbd>
        </Fragment>
      ))}
    </>
  );
}

/** The keys of a shortcut, which browsers write as `Alt+Shift+D`, and on a Mac as `⌥⇧D`. */
function partsOf(keys: string): readonly string[] {
  return keys.match(/[⌃⌥⇧⌘]|[^⌃⌥⇧⌘+]+/gu) ?? [];
}
