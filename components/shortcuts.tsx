import { type ComponentChildren, type JSX, createContext } from "preact";
import { useContext } from "preact/hooks";
import { COMMANDS, type Command, type Shortcuts } from "@/lib/settings/commands";
import { useLocale } from "./locale";
import { useResource } from "./use-resource";

interface Known {
  /** Null until they are known. */
  readonly keys: Shortcuts | null;
  /** Opens the browser's page for changing them. */
  readonly onChange: () => void;
}

const ShortcutsContext = createContext<Known>({ keys: null, onChange: () => {} });

/** Where they are known from. */
export interface ShortcutsSource {
  readonly load: () => Promise<Shortcuts>;
  /** Calls back when they may have changed, until its signal ends it. */
  readonly watch: (signal: AbortSignal, onChange: () => void) => void;
  /** Opens the browser's page for changing them. */
  readonly onChange: () => void;
}

/** Gives what is in it the keys that are bound now. */
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

/** The keys bound to a command now; empty for none, or where that is not known. */
export function useKeys(command: Command): string {
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
