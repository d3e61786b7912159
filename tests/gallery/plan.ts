/** A small document that is being added. */
import { read } from "@/lib/reading/read";

const PLAN = `# 关于推进近邻服务的实施方案

## 一、总体要求

近邻服务是指以社区为单元、就近办理的**服务机制**。到2027年，建成“一刻钟近邻服务圈”35个。

## 二、主要任务

1. 实施近邻暖心工程。
2. 推行“三单制”，建立需求清单、资源清单、项目清单。

| 事项 | 时间 |
| --- | --- |
| 试点 | 2026年 |
`;

export const plan = await read(new TextEncoder().encode(PLAN), "a-plan.md");
