import type { Message } from "./en";
import type { enWelcome } from "./en-welcome";

export const zhTWWelcome: Readonly<Record<keyof typeof enWelcome, Message>> = {
  welcomePage: "歡迎頁",
  welcomeTitle: "把指標停在點亮的詞上",
  welcomeWhat:
    "詞燈熟讀《福州答卷》，這篇新聞講福州市直機關五年來的黨建。不論讀哪個網頁，其中的術語都會亮起來。停在術語上，卡片就說明意思，並列出原文。",
  welcomeTry: "先在這裡試試",
  welcomeLit: "這裡點亮了：",
  welcomeRest: "停在點亮的詞上，或在清單裡選一個，這裡就顯示詞條。",
  welcomeLevel: "要點亮多少？",
  levelWhat_quiet: "只點亮文件自己的術語。",
  levelWhat_normal: "再加這個領域的用語。",
  levelWhat_everything: "連常見用語和全部推測也點亮。",
  welcomeKeys: "這裡是瀏覽器實際指定的快速鍵。未設定的，多半是別處已在使用。",
  welcomeLamp: "工具列上的燈",
  lampPin: "點工具列上的拼圖圖示，再點詞燈旁的圖釘，燈就會留在工具列。",
  lampThere: "燈在工具列上，或收在拼圖圖示裡。點一下，可以查找、看本頁術語、改設定。",
  welcomeSees: "詞燈看得到什麼，又傳出什麼",
  seesPages: "詞燈讀每個網頁的文字，只為找出術語；不寫筆記，就不存網頁文字。",
  seesPage: "網頁能察覺詞燈，也知道哪些詞點亮了，但讀不到卡片和筆記。",
  leavesNothing: "沒有什麼會自行傳出瀏覽器：沒有帳號，沒有伺服器，也不連網。",
  welcomeRead: "讀《福州答卷》",
  welcomeOwn: "加入自己的文件和術語表",
  welcomeOwnWhat: "拖入檔案、貼上文字，或把讀到的網頁加進來，其中的術語同樣會點亮。",
};
