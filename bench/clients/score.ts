// Scores and keeps a sample by the types of openapi-typescript: <base address> <submission.json>
import { readFileSync } from "node:fs";
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Submission = components["schemas"]["Submission"];

const [base, file] = process.argv.slice(2) as [string, string];
const submission: Submission = JSON.parse(readFileSync(file, "utf8"));
const client = createClient<paths>({ baseUrl: base });

function check(right: boolean, found: unknown): void {
  if (!right) {
    throw new Error(String(found));
  }
}

const scored = await client.POST("/api/v1/score", {
  params: { query: { trace: "full", whyNot: true, lang: "en" } },
  body: submission,
});
check(scored.data?.total === 91, scored.data?.total ?? scored.error?.detail);
check(scored.data?.grade === "优", scored.data?.grade);

const kept = await client.POST("/api/v1/evaluations", {
  params: { query: { trace: "none" } },
  body: submission,
});
check(kept.data?.total === 91, kept.data?.total ?? kept.error?.detail);

const page = await client.GET("/api/v1/evaluations", { params: { query: { fiscalYear: 2020, page: 0, size: 1 } } });
check(page.data?.evaluations.length === 1, page.data?.total);

const filled: Submission = {
  ...submission,
  indicators: (submission.indicators ?? []).map((entry) => ({
    ...entry,
    checks: entry.checks ?? [],
    evidence: entry.evidence ?? null,
  })),
  facts: [...(submission.facts ?? []), { key: "存在问题", value: "无" }, { key: "监控月份", value: 6, unit: null }],
};
const again = await client.POST("/api/v1/score", { params: { query: { trace: "none" } }, body: filled });
check(again.data?.total === 91, again.data?.total ?? again.error?.detail);

const refused = await client.POST("/api/v1/score", { body: { scheme: "nowhere", fiscalYear: 2020 } });
check(refused.response.status === 422, refused.response.status);
check((refused.error?.errors ?? []).length === 1, refused.error?.detail);

console.log(`TypeScript: total ${scored.data?.total}, kept ${kept.data?.id}`);
