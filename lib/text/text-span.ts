/** A part of a text: UTF-16 code units, the end not in it. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}
