/**
 * Old and variant forms of characters that have a code point of their own, each followed by the
 * form that is usual now. A table of Traditional or Japanese characters does not have them. They
 * are found in old prints, in names, and in text from older fonts and input methods. Each is one
 * code unit. Characters that are usual with a meaning of their own (予, 芸) are not listed.
 */
export const OLD_FORMS =
  "淸清靑青隣邻尙尚硏研鄕乡郷乡緖绪畧略邨村勅敕冨富寃冤卆卒囯国囻国圀国塡填壻婿姉姊姙妊娯娱嬾懒宻密寕宁寜宁尅克嶋岛嶌岛巗岩歳岁庻庶廐厩徃往徳德恊协悳德惪德愼慎掲揭揺摇敍叙昻昂晩晚晄晃曁暨曵曳朞期" +
  "桒桑歩步毎每涙泪渉涉湼涅濶阔灋法煕熙熈熙犂犁瑠琉甁瓶畨番疎疏皐皋皷鼓盌碗眎视矦侯砲炮秌秋窓窗窻窗窰窑筯箸粧妆紥扎縂总罸罚羙美翺翱聡聪聦聪脇胁脋胁脗吻膓肠臈腊艸草荅答萠萌葢盖蔕蒂薫薰藁稿蘂蕊虵蛇" +
  "衞卫襃褒覇霸觧解諌谏讃赞賛赞躱躲軄职輌辆輭软辧办逹达遯遁郞郎酧酬銕铁鎻锁鏁锁鑛矿鬪斗隷隶霛灵靣面韮韭頋顾頬颊飜翻飮饮騐验髙高鬭斗鴈雁鵞鹅鹸碱黙默凟渎幇帮幚帮彚汇旾春栢柏毉医汚污渕渊烱炯煖暖燄焰" +
  "爼俎犇奔琹琴甎砖甦苏痩瘦簒篡纎纤缾瓶罇樽胷胸蔴麻蘓苏衘衔覩睹貎貌跴踩踘鞠鐡铁隂阴隄堤鬀剃戸户呉吴吿告槪概";
