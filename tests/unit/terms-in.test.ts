import { expect, test } from "vitest";
import { termsIn } from "@/lib/search/terms-in";

const termOf = (form: string, ...others: string[]) => ({
  form,
  forms: [form, ...others].map((it) => ({ form: it, ambiguous: it === "堡垒", beside: [] })),
});
const TERMS = [
  termOf("三单制"),
  termOf("党建"),
  termOf("近邻党建"),
  termOf("堡垒"),
  termOf("\u00ad"),
];

test.each([
  ["推广近邻党建和“三单制”", ["近邻党建", "党建", "三单制"]],
  ["推廣近鄰黨建", ["近邻党建", "党建"]],
  ["党建、党建、堡垒", ["党建", "堡垒"]],
  ["没有", []],
  ["", []],
])("the terms in %s are %j", (text, forms) => {
  expect(termsIn(TERMS, text).map(({ form }) => form)).toEqual(forms);
});
