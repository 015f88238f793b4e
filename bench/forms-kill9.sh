#!/usr/bin/env bash
# Kills the packaged service with SIGKILL while a clerk works on forms by their pages: uploads a form with two sheets, answers what
# a column, a row, a table and a sheet are, scores it and saves the evaluation. After each restart every acknowledged upload, answer
# and evaluation must be there: an answer without an acknowledgement as a whole or not at all. At the end each saved evaluation must
# replay byte for byte, and the audit log must verify.
# Loopback only; ends only the service it started. Needs target/plumbline.jar (mvn package), jar and jq. Usage, from the project root:
# bench/forms-kill9.sh [rounds, default 5]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
export LC_ALL=C.UTF-8
rounds=${1:-5}
folder=$(mktemp -d)
trap 'stop_service; rm -rf "$folder"' EXIT

row() { # number, cells by turns; an empty one is left out
  local number=$1 letters=ABCDEFGH i=0 cell
  shift
  printf '<row r="%s">' "$number"
  for cell in "$@"; do
    [ -z "$cell" ] || printf '<c r="%s%s" t="inlineStr"><is><t>%s</t></is></c>' "${letters:$i:1}" "$number" "$cell"
    i=$((i + 1))
  done
  printf '</row>'
}
sheet() { # rows
  printf '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>' "$*"
}
write_form() {
  local parts=$folder/parts types=http://schemas.openxmlformats.org links
  links=$types/officeDocument/2006/relationships
  mkdir -p "$parts/_rels" "$parts/xl/_rels" "$parts/xl/worksheets"
  local main=application/vnd.openxmlformats-officedocument.spreadsheetml
  cat >"$parts/[Content_Types].xml" <<END
<Types xmlns="$types/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="$main.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="$main.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="$main.worksheet+xml"/></Types>
END
  cat >"$parts/_rels/.rels" <<END
<Relationships xmlns="$types/package/2006/relationships"><Relationship Id="r1" Type="$links/officeDocument" Target="xl/workbook.xml"/></Relationships>
END
  cat >"$parts/xl/workbook.xml" <<END
<workbook xmlns="$types/spreadsheetml/2006/main" xmlns:r="$links"><sheets><sheet name="自评" sheetId="1" r:id="r1"/><sheet name="附表" sheetId="2" r:id="r2"/></sheets></workbook>
END
  cat >"$parts/xl/_rels/workbook.xml.rels" <<END
<Relationships xmlns="$types/package/2006/relationships"><Relationship Id="r1" Type="$links/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="$links/worksheet" Target="worksheets/sheet2.xml"/></Relationships>
END
  sheet "$(row 1 2022年度项目支出绩效自评表)" "$(row 2 项目名称 甲项目)" \
    "$(row 3 一级指标 二级指标 三级指标 指标值 实际完成值 考核分值 得分)" \
    "$(row 4 产出指标 数量指标 人数 ≥95人 96人 50 50)" "$(row 5 产出指标 质量指标 合格率 ≥90% 95% 40 40)" \
    "$(row 6 满意度指标 服务对象满意度指标 '' ≥90% 92% 10 9)" "$(row 7 合计 '' '' '' '' 100 99)" \
    "$(row 10 资金来源（万元） 下达 用了)" "$(row 11 年度资金总额 100 95)" >"$parts/xl/worksheets/sheet1.xml"
  sheet "$(row 1 编号 说明)" "$(row 2 1 无)" >"$parts/xl/worksheets/sheet2.xml"
  jar -cfM "$folder/form.xlsx" -C "$parts" .
}

browse() { curl -s -H 'Accept: text/html' -b "$folder/cookies" -c "$folder/cookies" "$@"; }
location() { # a form's arguments; prints the address that the answer leads to, which acknowledges it
  browse -o /dev/null -w '%{http_code} %{redirect_url}' -F "_csrf=$token" "$@" | sed -n "s|^302 $url||p"
}
answers=('自评!F3=权重' '自评!A6:G6=指标' '自评!A10:C11=资金表' '附表=不读取' '自评!B10=全年预算数' '自评!C10=全年执行数')
work() { # one form from its upload to its evaluation; notes what was acknowledged
  local form answer saved
  token=$(browse "$url/forms" | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' | head -1)
  form=$(location -F "form=@$folder/form.xlsx" -F scheme=national-project "$url/forms")
  [ -n "$form" ] || return 0
  echo "$form" >>"$folder/uploads"
  for answer in "${answers[@]}"; do
    printf '%s\t%s\n' "$form" "$answer" >>"$folder/sent"
    [ -n "$(location --form-string "answer $answer" "$url$form/answers")" ] || return 0
    printf '%s\t%s\n' "$form" "$answer" >>"$folder/acknowledged"
  done
  browse -o /dev/null -F "_csrf=$token" "$url$form/score" || return 0
  saved=$(location "$url$form/evaluations")
  [ -z "$saved" ] || printf '%s\t%s\n' "$form" "$saved" >>"$folder/saved"
}
is_chosen() { # page answer: whether the answer is the chosen one of its question
  sed -n "s|.*name=\"answer ${2%%=*}\" value=\"${2#*=}\"[^>]*checked.*|yes|p" "$1" | grep -q yes
}
check() {
  local form answer saved
  while read -r form; do
    browse "$url$form" >"$folder/page"
    grep -q form.xlsx "$folder/page" || { echo "lost: the form $form"; exit 1; }
  done <"$folder/uploads"
  while IFS=$'\t' read -r form answer; do
    browse "$url$form" >"$folder/page"
    is_chosen "$folder/page" "$answer" || { echo "lost: $answer of $form"; exit 1; }
  done <"$folder/acknowledged"
  while IFS=$'\t' read -r form saved; do
    curl -sf -o /dev/null "$url/api/v1$saved" || { echo "lost: the evaluation $saved of $form"; exit 1; }
  done <"$folder/saved"
}
write_form
touch "$folder"/{uploads,sent,acknowledged,saved,cookies}
start_service "$folder"
for round in $(seq 1 "$rounds"); do
  (sleep "$((RANDOM % 3 + 1)).$((RANDOM % 10))"; kill -9 "$service") &
  killer=$!
  while kill -0 "$service" 2>/dev/null; do work || true; done
  wait "$killer" 2>/dev/null || true
  wait "$service" 2>/dev/null || true
  start_service "$folder"
  check
done
[ -s "$folder/saved" ] || { echo "no evaluation was acknowledged"; exit 1; }
while IFS=$'\t' read -r form saved; do
  curl -sf -X POST "$url/api/v1$saved/replay" | jq -e .identical >/dev/null || { echo "$saved does not replay"; exit 1; }
done <"$folder/saved"
curl -sf "$url/api/v1/audit-log/verification" | jq -e .intact >/dev/null || { echo "the audit log does not verify"; exit 1; }
count() { wc -l <"$folder/$1"; }
echo "$rounds kills: $(count uploads) forms, $(count acknowledged) answers of $(count sent) sent and $(count saved) evaluations" \
  "acknowledged, none lost; every evaluation replays, the log verifies"
