import type { Message } from "./en";
import type { enWelcome } from "./en-welcome";

export const zhCNWelcome: Readonly<Record<keyof typeof enWelcome, Message>> = {
  welcomePage: "欢迎页",
  welcomeTitle: "把指针停在点亮的词上",
  welcomeWhat:
    "词灯熟读《福州答卷》，这篇新闻讲福州市直机关五年党建。读任何网页，其中的术语都会亮起来。停在术语上，卡片就说明意思，并列出原文。",
  welcomeTry: "先在这里试试",
  welcomeLit: "这里点亮了：",
  welcomeRest: "停在点亮的词上，或在列表里选一个，这里就显示词条。",
  welcomeLevel: "点亮多少？",
  levelWhat_quiet: "只点亮文档自己的术语。",
  levelWhat_normal: "再加这一领域的用语。",
  levelWhat_everything: "常见用语和全部推测也点亮。",
  welcomeKeys: "这里是浏览器实际分配的快捷键。未设置的，多半是别处已经占用。",
  welcomeLamp: "工具栏上的灯",
  lampPin: "点工具栏上的拼图图标，再点词灯旁的图钉，灯就一直看得见。",
  lampThere: "灯在工具栏上，或收在拼图图标里。点一下，可以查找、看本页术语、改设置。",
  welcomeSees: "词灯看得到什么，又传出什么",
  seesPages: "词灯读每个网页的文字，只为找出术语；不写笔记，就不存网页文字。",
  seesPage: "网页能察觉词灯，也知道哪些词点亮了，但读不到卡片和笔记。",
  leavesNothing: "没有什么会自行传出浏览器：没有账号，没有服务器，也不连网。",
  welcomeRead: "读《福州答卷》",
  welcomeOwn: "加入自己的文档和术语表",
  welcomeOwnWhat: "拖入文件、粘贴文字，或把读到的网页加进来，其中的术语同样会点亮。",
};
