/** Markup, and the runs of text that a reader sees in it. */
export const runCases: [name: string, html: string, runs: string[]][] = [
  ["joins text across inline elements", "<p>近<b>邻<i>党</i></b>建</p>", ["近邻党建"]],
  ["joins text across comments and <wbr>", "<p>近邻<!-- x -->党<wbr>建</p>", ["近邻党建"]],
  ["joins text across an unknown element", "<p>近邻<my-word>党</my-word>建</p>", ["近邻党建"]],
  [
    "leaves readings out of ruby",
    "<p><ruby>近<rp>(</rp><rt>jìn</rt><rp>)</rp>邻</ruby>党建</p>",
    ["近邻党建"],
  ],
  [
    "joins text across Word's own elements",
    "<p>近邻<o:p></o:p>党<st1:x>建</st1:x></p>",
    ["近邻党建"],
  ],
  ["joins text across elements of the head", "<p>近邻<meta><link>党建</p>", ["近邻党建"]],
  [
    "joins text across empty elements out of the line",
    "<p>近<span style='display:none'></span>邻<a name=x style='position:absolute'></a>党建</p>",
    ["近邻党建"],
  ],
  ["separates blocks", "<div>近邻<p>党建</p>工程</div>", ["近邻", "党建", "工程"]],
  ["separates table cells", "<table><tr><td>近邻</td><td>党建</td></tr></table>", ["近邻", "党建"]],
  ["separates list items", "<ul><li>近邻<li>党建</ul>", ["近邻", "党建"]],
  ["reads across one line break", "<p>近邻<br>党建</p>", ["近邻\n党建"]],
  ["stops at two line breaks in a row", "<p>近邻<br> <br>党建</p>", ["近邻", "党建"]],
  [
    "stops at a line without visible text",
    "<p>近邻<br>\u200b<br>党建</p>",
    ["近邻", "\u200b", "党建"],
  ],
  ["stops at a picture", '<p>近邻<img width=60 height=60 alt="">党建</p>', ["近邻", "党建"]],
  ["reads across a picture without a size", '<p>近邻<img alt="">党建</p>', ["近邻党建"]],
  [
    "reads across a small icon",
    "<p>近邻<svg width=12 height=12><path d='M0 0'/></svg>党<img width=10 height=10>建</p>",
    ["近邻党建"],
  ],
  [
    "stops at a drawing",
    "<p>近邻<svg width=90 height=60><path d='M0 0'/></svg>党建</p>",
    ["近邻", "党建"],
  ],
  ["reads across a hidden field", "<p>近邻<input type=hidden value=x>党建</p>", ["近邻党建"]],
  [
    "reads across a large initial letter",
    "<p><span style='float:left;font-size:48px;line-height:1'>近</span>邻党建</p>",
    ["近邻党建"],
  ],
  [
    "stops at a float elsewhere",
    "<p><span style='float:right'>近邻</span>党建</p>",
    ["近邻", "党建"],
  ],
  [
    "reads across boxes that touch",
    "<p style='display:flex'><span>近</span><span>邻</span>党<b>建</b></p>",
    ["近邻党建"],
  ],
  [
    "separates boxes that do not touch",
    "<p style='display:flex;gap:12px'><span>近邻</span><span>党建</span></p>",
    ["近邻", "党建"],
  ],
  [
    "reads across cells that touch",
    "<table style='border-spacing:0'><tr><td style='padding:0'>近邻<td style='padding:0'>党建</table>",
    ["近邻党建"],
  ],
  [
    "leaves out readings that are set above by style",
    "<p><span style='display:inline-block;text-align:center'><span style='display:block;font-size:8px'>jìn</span>近</span>" +
      "<span style='display:inline-block;text-align:center'><span style='display:block;font-size:8px'>lín</span>邻</span>党建</p>",
    ["jìn", "近", "lín", "邻党建"],
  ],
  ["skips script and style", "<p>近邻<script>1</script><style>p{}</style>党建</p>", ["近邻党建"]],
  [
    "leaves form fields alone",
    '<p>近邻<input value="党建"><textarea>工程</textarea>品牌</p>',
    ["近邻", "品牌"],
  ],
  ["leaves choices alone", "<p><select><option>近邻</option></select>党建</p>", ["党建"]],
  [
    "leaves editable regions alone",
    "<div>近邻<div contenteditable>党建<p>工程</p></div></div>",
    ["近邻"],
  ],
  [
    "leaves editable inline text alone",
    '<p>近邻<span contenteditable="plaintext-only">党建</span>工程</p>',
    ["近邻", "工程"],
  ],
  ["reads text marked as not editable", '<p contenteditable="false">近邻</p>', ["近邻"]],
  [
    "reads text with an unknown contenteditable value",
    '<p contenteditable="inherit">近邻</p>',
    ["近邻"],
  ],
  ["leaves text boxes alone", '<div role="textbox">近邻</div>', []],
  ["leaves code editors alone", '<div class="cm-editor"><div class="cm-line">近邻</div></div>', []],
  [
    "reads an element with a name similar to an editor's",
    '<p class="workspace_editor">近邻</p>',
    ["近邻"],
  ],
  [
    "joins the parts of SVG text",
    "<svg><title>图</title><text>近<tspan>邻</tspan></text></svg>",
    ["近邻"],
  ],
  ["stops at a hidden element", "<p>近邻<span hidden>甲</span>党建</p>", ["近邻", "甲", "党建"]],
  [
    "stops at invisible text that takes space",
    '<p>近邻<span style="visibility:hidden">甲</span>党建</p>',
    ["近邻", "甲", "党建"],
  ],
  [
    "joins invisible text",
    '<p style="visibility:hidden">近邻<b>党建</b><b style="visibility:visible">工程</b></p>',
    ["近邻党建", "工程"],
  ],
  [
    "stops at an inline element that is laid out as a block",
    '<p>近邻<span style="display:block">党建</span>工程</p>',
    ["近邻", "党建", "工程"],
  ],
  [
    "reads across inline elements that are boxes in the line",
    '<p>近<span style="display:inline-block">邻</span><span style="display:inline-flex">党建</span></p>',
    ["近邻党建"],
  ],
  [
    "separates boxes in a column",
    '<p style="display:grid"><span>近邻</span><span>党建</span></p>',
    ["近邻", "党建"],
  ],
  ["reads across a soft hyphen and a word break", "<p>近邻\u00ad<wbr>党建</p>", ["近邻\u00ad党建"]],
  ["skips white space", "<div>\n <p> </p>\n</div>", []],
  [
    "is not led astray by a form's fields",
    '<form><input name="parentNode"><input name="localName"><p>近邻</p></form>',
    ["近邻"],
  ],
  [
    "reads closed details and templates as a reader would",
    "<details><summary>近邻</summary><p>党建</p></details><template>无</template>",
    ["近邻", "党建"],
  ],
];
