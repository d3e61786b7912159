import type { JSX } from "preact";
import type { Translate } from "@/lib/i18n/translate";
import type { ReadingFault } from "@/lib/reading/reading-error";
import { useLocale } from "./locale";

/** Says why a file was not added, and what can be done. */
export function ReadingFaultNotice({
  name,
  fault,
}: {
  name: string;
  fault: ReadingFault;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="trouble" role="alert" data-fault={fault.code}>
      <p>
        {t("fileRefused", { name })} {sentence(t, fault)}
      </p>
    </div>
  );
}

function sentence(t: Translate, fault: ReadingFault): string {
  switch (fault.code) {
    case "too-large":
      return t("fault_too-large", { size: size(fault.size), limit: size(fault.limit) });
    case "wrong-format":
      return t("fault_wrong-format", { found: fault.found });
    case "unpacks-too-large":
      return t("fault_unpacks-too-large", { part: fault.part, limit: size(fault.limit) });
    case "damaged":
      return t("fault_damaged", { part: fault.part === null ? "" : ` (${fault.part})` });
    case "too-much":
      return t("fault_too-much", { of: t(`much_${fault.of}`), limit: fault.limit });
    case "package":
      return t(`fault_package_${fault.is}`);
    case "not-in-encoding":
      return t("fault_not-in-encoding", { encoding: fault.encoding });
    default:
      return t(`fault_${fault.code}`);
  }
}

function size(bytes: number): string {
  return bytes < 1_048_576
    ? `${Math.ceil(bytes / 1024)} KB`
    : `${Math.round(bytes / 1_048_576)} MB`;
}
